import { useTranslation } from "react-i18next";

/** The way to the help document. It opens beside the app, because leaving the page would end the visit. */
export function HelpLink() {
  const { t } = useTranslation();
  return (
    <a href={t("help.file")} target="_blank" rel="noopener">
      {t("help.link")}
      <span className="out-of-sight"> ({t("help.opens")})</span>
    </a>
  );
}

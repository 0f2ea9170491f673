import { useTranslation } from "react-i18next";

/** The way to the help document. It opens beside the app, because leaving the page would end the visit. */
export function HelpLink() {
  const { t } = useTranslation();
  return <Beside href={t("help.file")} words={t("help.link")} />;
}

/** The way to the part of the help that is for somebody whom a number, or having none, hurts. */
export function SupportLink() {
  const { t } = useTranslation();
  return (
    <p className="note support-link">
      <Beside href={`${t("help.file")}#weigh`} words={t("help.support")} />
    </p>
  );
}

function Beside({ href, words }: { readonly href: string; readonly words: string }) {
  const { t } = useTranslation();
  return (
    <a href={href} target="_blank" rel="noopener">
      {words}
      <span className="out-of-sight"> ({t("help.opens")})</span>
    </a>
  );
}

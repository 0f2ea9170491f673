import { useTranslation } from "react-i18next";

/** In place of a tool whose part of the site did not arrive: what to do. */
export function LostTool() {
  const { t } = useTranslation();
  return (
    <p role="alert">
      {t("lost.what")} {t("lost.next")}
    </p>
  );
}

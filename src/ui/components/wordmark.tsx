import { useTranslation } from "react-i18next";
import { Mark } from "../icons/icons.tsx";
import { hashOf } from "../../state/route.ts";

/** The name of the app, leading to the start. */
export function Wordmark() {
  const { t } = useTranslation();
  return (
    <a className="shell__home" href={hashOf("score")} aria-label={t("app.home")}>
      <Mark />
      <span aria-hidden="true">{t("app.name")}</span>
    </a>
  );
}

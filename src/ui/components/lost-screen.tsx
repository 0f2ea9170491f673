import { useTranslation } from "react-i18next";
import { hashOf } from "../../state/route.ts";
import { useActions } from "../parts.ts";

/** In place of a screen whose part of the site did not arrive: what still works, and what to do. */
export function LostScreen() {
  const { t } = useTranslation();
  const { reload } = useActions();
  return (
    <section role="alert">
      <h1>{t("lost.title")}</h1>
      <p>{t("lost.what")}</p>
      <p>{t("lost.next")}</p>
      <p>
        <a href={hashOf("score")}>{t("lost.back")}</a>
      </p>
      <button type="button" className="button" onClick={reload}>
        {t("lost.reload")}
      </button>
    </section>
  );
}

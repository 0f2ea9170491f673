import { useId } from "react";
import { useTranslation } from "react-i18next";
import "./psl-word.css";

/** What PSL is, one tap from the word: a few sentences that go by themselves when anything else is touched. */
export function PslWord() {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <button type="button" className="psl-word" popoverTarget={id}>
        {t("reading.psl.question")}
      </button>
      <div id={id} className="psl-word__what" popover="auto">
        <p>{t("reading.psl.scale")}</p>
        <p>{t("reading.psl.meaning")}</p>
        <button type="button" className="button" popoverTarget={id} popoverTargetAction="hide">
          {t("reading.psl.close")}
        </button>
      </div>
    </>
  );
}

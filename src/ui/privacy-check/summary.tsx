import { useTranslation } from "react-i18next";
import { useFormat } from "../hooks/use-format.ts";
import { countsOf, meaningOf, summaryOf } from "./counts.ts";
import type { CheckResult } from "./run-check.ts";

/** How many ways were refused, and what that means here. */
export function Summary({ result }: { readonly result: CheckResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = countsOf(result);
  return (
    <>
      <p className="check__result">
        {t(`privacyCheck.summary.${summaryOf(counts)}`, {
          blocked: format.integer(counts.blocked),
          tried: format.integer(counts.tried),
          open: format.integer(counts.open),
          silent: format.integer(counts.silent),
        })}
      </p>
      <p>{t(`privacyCheck.meaning.${meaningOf(result)}`)}</p>
    </>
  );
}

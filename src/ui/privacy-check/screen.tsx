import { useState } from "react";
import { useTranslation } from "react-i18next";
import { HeaderTable } from "./header-table.tsx";
import { Now } from "./now.tsx";
import { runCheck, type CheckResult } from "./run-check.ts";
import { Summary } from "./summary.tsx";
import { Ways } from "./ways.tsx";
import "./privacy-check.css";

type Check =
  | { readonly phase: "idle" }
  | { readonly phase: "running" }
  | { readonly phase: "done"; readonly result: CheckResult };

/** Tries to get something out of the page, and shows that the browser refuses. */
export function PrivacyCheckScreen() {
  const { t } = useTranslation();
  const [check, setCheck] = useState<Check>({ phase: "idle" });
  const start = async () => {
    setCheck({ phase: "running" });
    setCheck({ phase: "done", result: await runCheck() });
  };
  return (
    <div className="check">
      <header className="check__head">
        <h1>{t("privacyCheck.title")}</h1>
        <p className="lead">{t("privacyCheck.lead")}</p>
        <p className="note">{t("privacyCheck.how")}</p>
        <button
          className="button button--main check__start"
          type="button"
          aria-disabled={check.phase === "running"}
          onClick={() => check.phase !== "running" && void start()}
        >
          {t(check.phase === "idle" ? "privacyCheck.start" : "privacyCheck.again")}
        </button>
      </header>
      <div className="check__summary" role="status">
        {check.phase === "running" && <p>{t("privacyCheck.running")}</p>}
        {check.phase === "done" && <Summary result={check.result} />}
      </div>
      <Now />
      {check.phase === "done" && (
        <>
          <Ways result={check.result} />
          <HeaderTable {...check.result} />
        </>
      )}
      <section className="check__part" aria-labelledby="check-limits">
        <h2 id="check-limits">{t("privacyCheck.limits.title")}</h2>
        <p>{t("privacyCheck.limits.text")}</p>
      </section>
    </div>
  );
}

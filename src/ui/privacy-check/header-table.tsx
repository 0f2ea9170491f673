import { useTranslation } from "react-i18next";
import type { CheckResult } from "./run-check.ts";
import { SITE_HEADERS, type HeaderState } from "./site-headers.ts";

/** Which of the site's headers this page came with, and who answered it; nothing when they could not be read. */
export function HeaderTable({ headers, answerer }: Pick<CheckResult, "headers" | "answerer">) {
  const { t } = useTranslation();
  if (headers === null || answerer === null) return null;
  return (
    <section className="check__part" aria-labelledby="check-headers">
      <h2 id="check-headers">{t("privacyCheck.headers.title")}</h2>
      <p className="note">{t(`privacyCheck.headers.answerer.${answerer}`)}</p>
      <table className="check__table">
        <caption className="out-of-sight">{t("privacyCheck.headers.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("privacyCheck.headers.header")}</th>
            <th scope="col">{t("privacyCheck.headers.state")}</th>
          </tr>
        </thead>
        <tbody>
          {SITE_HEADERS.map((name) => (
            <tr key={name}>
              <th scope="row">
                <code className="check__name">{name}</code>
                <span className="check__what">{t(`privacyCheck.headers.what.${name}`)}</span>
              </th>
              <td>
                <State of={headers[name]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function State({ of: state }: { readonly of: HeaderState }) {
  const { t } = useTranslation();
  const words = t(`privacyCheck.headers.states.${state}`);
  return state === "kept" || state === "sent" ? words : <strong>{words}</strong>;
}

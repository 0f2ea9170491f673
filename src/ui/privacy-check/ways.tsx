import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Channel } from "./channel.ts";
import { ENGINES, OPEN_WITHOUT_ALLOWLIST } from "./open-without.ts";
import { LEAVING_CHANNELS, UNSEEN_CHANNELS } from "./page-channels.ts";
import { TRIED_CHANNELS, type CheckResult } from "./run-check.ts";
import { TECHNICAL_NAMES } from "./technical-names.ts";
import type { Verdict } from "./verdict.ts";

/** Every way out with what became of it, and those that were not tried with the reason. */
export function Ways({ result: { page, worker } }: { readonly result: CheckResult }) {
  const { t } = useTranslation();
  const hasSilence = [...Object.values(page), ...Object.values(worker ?? {})].includes("silent");
  return (
    <section className="check__part" aria-labelledby="check-ways">
      <h2 id="check-ways">{t("privacyCheck.ways.title")}</h2>
      <table className="check__table">
        <caption className="out-of-sight">{t("privacyCheck.ways.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("privacyCheck.ways.way")}</th>
            <th scope="col">{t("privacyCheck.ways.page")}</th>
            <th scope="col">{t("privacyCheck.ways.worker")}</th>
          </tr>
        </thead>
        <tbody>
          {TRIED_CHANNELS.map(({ id }) => (
            <tr key={id}>
              <th scope="row">
                <Way id={id} />
              </th>
              <td>
                <VerdictWords verdict={page[id]} />
              </td>
              <td>{worker && id in worker ? <VerdictWords verdict={worker[id]} /> : <OnlyPage />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hasSilence && <p className="note">{t("privacyCheck.silentWhy")}</p>}
      {!worker && <p className="note">{t("privacyCheck.ways.noWorker")}</p>}
      <h3>{t("privacyCheck.ways.untried")}</h3>
      <Untried channels={LEAVING_CHANNELS}>{t("privacyCheck.ways.untriedWhy.leaving")}</Untried>
      <Untried channels={UNSEEN_CHANNELS}>{t("privacyCheck.ways.untriedWhy.unseen")}</Untried>
      <h3>{t("privacyCheck.ways.without")}</h3>
      <OpenWithout />
    </section>
  );
}

function Way({ id }: Pick<Channel, "id">) {
  const { t } = useTranslation();
  return (
    <>
      <span className="check__way">{t(`privacyCheck.channels.${id}`)}</span>{" "}
      <code className="check__name">{TECHNICAL_NAMES[id]}</code>
    </>
  );
}

function VerdictWords({ verdict }: { readonly verdict: Verdict | undefined }) {
  const { t } = useTranslation();
  if (!verdict) return null;
  return (
    <span className={`check__verdict check__verdict--${verdict}`}>
      {t(`privacyCheck.verdicts.${verdict}`)}
    </span>
  );
}

function OnlyPage() {
  const { t } = useTranslation();
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="out-of-sight">{t("privacyCheck.ways.notInWorker")}</span>
    </>
  );
}

/** What leaves without the allowlist, browser by browser. */
function OpenWithout() {
  const { t } = useTranslation();
  return (
    <div className="check__untried">
      <p className="note">{t("privacyCheck.ways.withoutWhy")}</p>
      <dl>
        {ENGINES.map((engine) => (
          <div key={engine}>
            <dt>{t(`privacyCheck.ways.engines.${engine}`)}</dt>
            <dd>
              {OPEN_WITHOUT_ALLOWLIST[engine].map((id) => t(`privacyCheck.channels.${id}`)).join(" · ")}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Untried({
  channels,
  children,
}: {
  readonly channels: readonly Channel[];
  readonly children: ReactNode;
}) {
  return (
    <div className="check__untried">
      <p className="note">{children}</p>
      <ul>
        {channels.map(({ id }) => (
          <li key={id}>
            <Way id={id} />
          </li>
        ))}
      </ul>
    </div>
  );
}

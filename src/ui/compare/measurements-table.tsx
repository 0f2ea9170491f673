import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { tallyOf, type Comparison } from "../../core/score/compare.ts";
import { togglePin } from "../../state/highlight.ts";
import { ByDevice } from "../components/by-device.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { useServices } from "../services.ts";
import { PointingRow, RegionBody } from "../measure/table-parts.tsx";
import { formatValue } from "../measure/values.ts";
import { useMeasurementWords } from "../hooks/use-measurement-words.ts";
import {
  differencesBy,
  expectedByChance,
  noiseHalf,
  type DifferenceGroup,
  type DifferenceRow,
} from "./differences.ts";
import { CompareHead } from "./compare-head.tsx";
import { NoisePlot, NoVerdict, Verdict } from "./verdict.tsx";

/** Every measurement of both sides, those beyond the noise first; pointing at one, or focusing it, draws its lines. */
export function MeasurementsTable({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const format = useFormat();
  const more = useMemo(() => differencesBy(comparison, "more"), [comparison]);
  const rest = useMemo(() => differencesBy(comparison, "rest"), [comparison]);
  const restCount = rest.reduce((count, { rows }) => count + rows.length, 0);
  return (
    <section className="differences" aria-labelledby="differences-title">
      <h2 id="differences-title">{t("compare.measurements")}</h2>
      <Tally comparison={comparison} />
      {more.length === 0 ? (
        <p>{t("compare.nothingMore")}</p>
      ) : (
        <Rows caption={t("compare.moreCaption")} groups={more} />
      )}
      {restCount > 0 && (
        <details className="disclosure differences__rest">
          <summary>{t("compare.rest", { n: format.integer(restCount) })}</summary>
          <Rows caption={t("compare.restCaption")} groups={rest} />
        </details>
      )}
    </section>
  );
}

function Rows({
  caption,
  groups,
}: {
  readonly caption: string;
  readonly groups: readonly DifferenceGroup[];
}) {
  const { t } = useTranslation();
  return (
    <table className="measure-table compare-table">
      <caption className="out-of-sight">{caption}</caption>
      <CompareHead first={t("measure.name")} />
      {groups.map(({ family, rows }) => (
        <RegionBody key={family} family={family} columns={5}>
          {rows.map((row) => (
            <MeasurementRow key={row.card.id} row={row} />
          ))}
        </RegionBody>
      ))}
    </table>
  );
}

function Tally({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { more, compared } = tallyOf(comparison);
  const all = format.integer(compared);
  return (
    <div className="note">
      <p>
        {t("compare.tally", { more: format.integer(more), compared: all })}{" "}
        {compared > 0 &&
          t("compare.chance", { expected: format.integer(expectedByChance(compared)), compared: all })}
      </p>
      <p>
        <ByDevice pointer={t("compare.point")} touch={t("compare.pointTouch")} />
      </p>
    </div>
  );
}

function MeasurementRow({ row: { card, compared } }: { readonly row: DifferenceRow }) {
  const { highlight } = useServices();
  const words = useMeasurementWords();
  const isPinned = useStore(highlight, ({ pinned }) => pinned === card.id);
  return (
    <PointingRow id={card.id}>
      <th scope="row">
        <button
          type="button"
          className="measure-row__name"
          aria-pressed={isPinned}
          onClick={() => togglePin(highlight, card.id)}
        >
          {words(card.id).name}
        </button>
      </th>
      <Cells id={card.id} compared={compared} />
    </PointingRow>
  );
}

function Cells({ id, compared }: { readonly id: string; readonly compared: DifferenceRow["compared"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (compared.kind === "not-compared") {
    return (
      <td colSpan={4}>
        <NoVerdict reason={compared.reason} of="measurement" />
      </td>
    );
  }
  const noise = formatValue(format, id, noiseHalf(compared.noiseSd));
  return (
    <>
      <td translate="no" className="value">
        {formatValue(format, id, compared.a)}
      </td>
      <td translate="no" className="value">
        {formatValue(format, id, compared.b)}
      </td>
      <td translate="no" className="value">
        {signedValue(format, id, compared.difference)}
      </td>
      <td>
        <div className="compare-table__verdict">
          <NoisePlot {...compared} />
          <Verdict isMoreThanNoise={compared.isMoreThanNoise} />
          <span translate="no" className="compare-table__noise">
            {t("compare.noise", { value: noise })}
          </span>
        </div>
      </td>
    </>
  );
}

/** As a value is written, always with its sign. */
function signedValue(format: ReturnType<typeof useFormat>, id: string, value: number): string {
  const text = formatValue(format, id, value);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

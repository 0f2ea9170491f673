import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { HistoryRecord, KeptMeasurement, KeptScore } from "../../core/history/record.ts";
import { MEASUREMENTS } from "../../core/measure/measurements.ts";
import { QUALITY_CODES } from "../../core/report.ts";
import { comparedWith, placeAmong } from "../../core/score/place.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useNameOfModel } from "../hooks/use-model-name.ts";
import { framedText } from "../measure/framed-text.ts";
import { useScoreText } from "../measure/use-score-text.ts";
import { useParts } from "../parts.ts";
import { useServices } from "../services.ts";
import { ReadingHead } from "../measure/table-parts.tsx";
import { formatValue, formatZ } from "../measure/values.ts";
import { useMeasurementWords } from "../hooks/use-measurement-words.ts";

/** Everything that one kept result holds, read from the storage when it is opened. */
export function KeptDetail({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { actions } = useServices().history;
  const [record, setRecord] = useState<HistoryRecord | null | "reading">("reading");
  useEffect(() => {
    let isWanted = true;
    void actions.record(id).then((found) => isWanted && setRecord(found));
    return () => {
      isWanted = false;
    };
  }, [actions, id]);
  if (record === "reading") return <p className="soft">{t("history.reading")}</p>;
  if (record === null) return <p>{t("history.gone")}</p>;
  return <KeptRecord record={record} />;
}

/** What a kept result holds beside its score: its parts, their making, every measurement. */
export function KeptRecord({ record }: { readonly record: HistoryRecord }) {
  return (
    <>
      <Facts record={record} />
      <MeasurementTable measurements={record.measurements} />
    </>
  );
}

function Facts({ record }: { readonly record: HistoryRecord }) {
  const { t } = useTranslation();
  const leading = useScoreText();
  const nameOf = useNameOfModel();
  const { geometry, appearance, quality, versions, burst } = record;
  const models = [geometry.landmarkModel, ...appearance.map(({ model }) => model)].map((model) => {
    const version = versions[model] ?? versions[`face-landmarker-${model}`];
    return version === undefined ? nameOf(model) : `${nameOf(model)} ${version}`;
  });
  return (
    <dl className="kept-facts">
      <Part name={t("made.geometry")} score={geometry} />
      {appearance.map((answer) => (
        <Part key={answer.model} name={nameOf(answer.model)} score={answer} />
      ))}
      <Place record={record} />
      <Fact name={t("history.models")} value={models.join(", ")} />
      <Fact name={t("history.backend")} value={record.backend} />
      {burst && (
        <Fact
          name={t("history.burst", { count: burst.used })}
          value={t("history.burstSd", { sd: leading.number(burst.sd) })}
        />
      )}
      {record.saidAdult && (
        <div className="kept-facts__wide">
          <dt>{t("history.age")}</dt>
          <dd>{t("asked.said")}</dd>
        </div>
      )}
      {record.framedByHand && <Fact name={t("framing.title")} value={framedText(record.framedByHand, t)} />}
      {record.placedByHand > 0 && (
        <Fact name={t("points.title")} value={t("points.said", { count: record.placedByHand })} />
      )}
      <div className="kept-facts__wide">
        <dt>{t("history.seen")}</dt>
        <dd>
          {quality.length === 0 && t("history.seenNone")}
          {quality.map(({ code }) => (
            <QualityWords key={code} code={code} />
          ))}
        </dd>
      </div>
    </dl>
  );
}

/** Percentile and band among the chosen group, as this version's tables read the kept score. */
function Place({ record }: { readonly record: HistoryRecord }) {
  const { t } = useTranslation();
  const format = useFormat();
  const group = useStore(useParts().settings, (now) => now.group);
  const place = placeAmong(record.psl.score, comparedWith(record, group));
  const words = { band: t(`bands.${place.band}`), among: t(`settings.among.${place.group}`) };
  return (
    <>
      <Fact name={t("result.percentile")} value={format.integer(place.percentile)} />
      <Fact name={t("result.band")} value={t("result.bandAmong", words)} />
    </>
  );
}

/** A code that this version has no words for stands for itself. */
function QualityWords({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const known = QUALITY_CODES.find((candidate) => candidate === code);
  return <p>{known ? t(`quality.${known}.what`) : code}</p>;
}

function Part({ name, score }: { readonly name: string; readonly score: KeptScore }) {
  const { t } = useTranslation();
  const leading = useScoreText();
  return (
    <Fact
      name={name}
      value={`${leading.number(score.score)} (${t("result.range", leading.ends(score.interval90))})`}
    />
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd translate="no" className="value">
        {value}
      </dd>
    </div>
  );
}

function MeasurementTable({ measurements }: { readonly measurements: readonly KeptMeasurement[] }) {
  const { t } = useTranslation();
  return (
    <table className="kept-table">
      <caption>{t("history.measurements")}</caption>
      <ReadingHead />
      <tbody>
        {measurements.map((measurement) => (
          <MeasurementLine key={measurement.id} measurement={measurement} />
        ))}
      </tbody>
    </table>
  );
}

function MeasurementLine({ measurement }: { readonly measurement: KeptMeasurement }) {
  const { t } = useTranslation();
  const format = useFormat();
  const leading = useScoreText();
  const words = useMeasurementWords();
  const { id } = measurement;
  // A card that a later version renamed or dropped keeps its id as its name.
  const known = MEASUREMENTS.some((card) => card.id === id) ? id : null;
  const name = <th scope="row">{known ? words(known).name : id}</th>;
  if ("reason" in measurement) {
    return (
      <tr>
        {name}
        <td colSpan={3} className="soft">
          {t("measure.notMeasured")}
        </td>
      </tr>
    );
  }
  const { value, z, points } = measurement;
  return (
    <tr>
      {name}
      <td translate="no" className="value">
        {known ? formatValue(format, known, value) : format.number(value, 3)}
      </td>
      <td translate="no" className="value">
        {formatZ(format, z)}
      </td>
      <td translate="no" className="value">
        {points === null ? "–" : leading.signed(points)}
      </td>
    </tr>
  );
}

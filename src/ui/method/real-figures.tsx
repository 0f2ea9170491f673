/** What photographs of real people say of the score, before anything that synthetic faces say. */
import { useTranslation } from "react-i18next";
import type { LandmarkModelKind } from "../../core/report.ts";
import { ELSEWHERE, type RatedPhotosReport } from "../../core/validity/real-report.ts";
import type { Figure } from "../../core/validity/report.ts";
import { useFormat } from "../hooks/use-format.ts";
import { DataTable } from "./data-table.tsx";
import { Ranged } from "./ranged.tsx";
import { AgeTable, ChangeTable, LandmarkTable, PersonTable, useRealPartName } from "./real-tables.tsx";
import { REAL } from "./real.ts";

/** All figures on real photographs with one landmark model; what was not measured says so. */
export function RealFigures({ kind }: { readonly kind: LandmarkModelKind }) {
  const { t } = useTranslation();
  const format = useFormat();
  const report = REAL.landmarkModels.find(({ landmarkModel }) => landmarkModel === kind);
  const [one, other] = ELSEWHERE.apps;
  const missing = (what: "rated" | "person" | "age" | "distance" | "other" | "landmarks") => (
    <p>{t("real.notMeasured", { what: t(`real.what.${what}`) })}</p>
  );
  return (
    <>
      <p>{t("real.intro")}</p>
      <p className="note">{t("real.sources")}</p>
      <p>
        {t("real.compare", {
          rater: format.number(ELSEWHERE.oneRater, 2),
          one: format.number(one, 2),
          other: format.number(other, 2),
          faces: format.integer(ELSEWHERE.appFaces),
        })}
      </p>
      {report?.rated ? <RatedFigures rated={report.rated} /> : missing("rated")}
      {report?.person ? <PersonTable person={report.person} /> : missing("person")}
      {REAL.age ? <AgeTable rows={REAL.age.rows} /> : missing("age")}
      {report?.distance ? <ChangeTable what="distance" rows={report.distance} /> : missing("distance")}
      {report?.otherPhotos ? <ChangeTable what="other" rows={report.otherPhotos} /> : missing("other")}
      {report?.landmarks ? <LandmarkTable rows={report.landmarks} /> : missing("landmarks")}
    </>
  );
}

function RatedFigures({ rated }: { readonly rated: RatedPhotosReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const partName = useRealPartName();
  const { parts, ageAndSex, coverage } = rated;
  const group = (figure: (Figure & { readonly faces: number }) | null) =>
    figure ? (
      <Ranged
        figure={figure}
        decimals={2}
        note={t("real.people", { number: format.integer(figure.faces) })}
      />
    ) : (
      t("real.tooFew")
    );
  const two = (figure: Figure) => <Ranged figure={figure} decimals={2} />;
  return (
    <>
      <p>
        {t("real.scored", {
          scored: format.integer(rated.scored),
          photos: format.integer(rated.photos),
          asked: format.integer(rated.asked),
        })}
      </p>
      <DataTable
        caption={t("real.agreement")}
        columns={[
          t("real.part"),
          t("real.pearson"),
          t("real.spearman"),
          t("real.mae"),
          t("real.women"),
          t("real.men"),
        ]}
        rows={[
          ...Object.entries(parts).map(([part, { pearson, spearman, mae, women, men }]) => [
            partName(part),
            two(pearson),
            two(spearman),
            two(mae),
            group(women),
            group(men),
          ]),
          ...(ageAndSex
            ? [[t("real.ageAndSex"), two(ageAndSex.pearson), two(ageAndSex.spearman), "", "", ""]]
            : []),
        ]}
      />
      <p>
        {t("real.coverage", {
          of: format.integer(coverage["68"].of),
          in68: format.integer(coverage["68"].count),
          low68: format.percent(coverage["68"].low, 0),
          high68: format.percent(coverage["68"].high, 0),
          in90: format.integer(coverage["90"].count),
          low90: format.percent(coverage["90"].low, 0),
          high90: format.percent(coverage["90"].high, 0),
        })}
      </p>
      <SignedErrors rated={rated} />
    </>
  );
}

/** By how much the model errs within groups; on this screen alone, never on a result. */
function SignedErrors({ rated: { signed } }: { readonly rated: RatedPhotosReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (signed.length === 0) return null;
  return (
    <>
      <p>{t("real.signed.text")}</p>
      <DataTable
        caption={t("real.signed.table")}
        columns={[t("real.signed.group"), t("real.mean"), t("real.psl")]}
        rows={signed.map(({ group, appearance, psl }) => [
          t(`real.signed.groups.${group}`),
          <Ranged key="appearance" isSigned figure={appearance} decimals={2} />,
          <Ranged
            key="psl"
            isSigned
            figure={psl}
            decimals={2}
            note={t("real.people", { number: format.integer(psl.faces) })}
          />,
        ])}
      />
    </>
  );
}

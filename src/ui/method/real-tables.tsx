/** Tables of what real photographs say of one person's photos, of the age gate and of the landmarks. */
import { useTranslation } from "react-i18next";
import type {
  AgeBandRow,
  LandmarkRow,
  PhotoChange,
  SamePersonReport,
  Share,
} from "../../core/validity/real-report.ts";
import { LANDMARK_REGIONS } from "../../core/validity/real-report.ts";
import type { Figure } from "../../core/validity/report.ts";
import { useFormat } from "../hooks/use-format.ts";
import { DataTable } from "./data-table.tsx";
import { Ranged } from "./ranged.tsx";
import { usePartName } from "./use-part-name.ts";

/** Return what a part of a score is called here, where the blend goes by the name that a result gives it. */
export function useRealPartName(): (part: string) => string {
  const { t } = useTranslation();
  const partName = usePartName();
  return (part) => (part === "psl" ? t("real.psl") : part === "appearance" ? t("real.mean") : partName(part));
}

/** One person neutral and smiling. */
export function PersonTable({ person: { pairs, parts } }: { readonly person: SamePersonReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const partName = useRealPartName();
  return (
    <>
      <p>{t("real.person.text", { pairs: format.integer(pairs) })}</p>
      <DataTable
        caption={t("real.person.table")}
        columns={[t("real.part"), t("real.person.icc"), t("real.person.sd"), t("real.person.change")]}
        rows={Object.entries(parts).map(([part, { icc, sd, change }]) => [
          partName(part),
          <Ranged key="icc" figure={icc} decimals={2} />,
          <Ranged key="sd" figure={sd} decimals={1} />,
          <Ranged key="change" isSigned figure={change} decimals={1} />,
        ])}
      />
    </>
  );
}

/** Whom the age gate refuses and asks about, by true age. */
export function AgeTable({ rows }: { readonly rows: readonly AgeBandRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const of = ({ count, of: all }: { readonly count: number; readonly of: number }) =>
    t("real.of", { part: format.integer(count), all: format.integer(all) });
  const cell = (share: Share, unseen?: Share) => (
    <span className="value">
      {format.percent(share.value, 0)}
      <span className="figures__range">
        {of(share)},{" "}
        {t("method.range", { low: format.percent(share.low, 0), high: format.percent(share.high, 0) })}
      </span>
      {unseen && <span className="figures__range">{t("real.age.unseen", { share: of(unseen) })}</span>}
    </span>
  );
  return (
    <>
      <p>{t("real.age.text")}</p>
      <DataTable
        caption={t("real.age.table")}
        columns={[
          t("real.age.photos"),
          t("real.age.judged"),
          t("real.age.refused"),
          t("real.age.asked"),
          t("real.age.scored"),
        ]}
        rows={rows.map(({ name, photos, judged, refused, asked, scored, heldOut }) => [
          <span key="name" translate="no">
            {name}
          </span>,
          of({ count: judged, of: photos }),
          cell(refused, heldOut?.refused),
          cell(asked, heldOut?.asked),
          cell(scored),
        ])}
      />
    </>
  );
}

interface ChangeTableProps {
  readonly what: "distance" | "other";
  readonly rows: readonly PhotoChange[];
}

/** How the photos of one person differ from one of them. */
export function ChangeTable({ what, rows }: ChangeTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <p>
        {t(`real.what.${what}`)}. {t("real.changes.text")}
      </p>
      <DataTable
        caption={t(`real.what.${what}`)}
        columns={[
          t("real.changes.photo"),
          t("real.changes.geometry"),
          t("real.mean"),
          t("real.psl"),
          t("real.changes.half"),
        ]}
        rows={rows.map(({ photo, change, half68 }) => [
          photo,
          ...(["geometry", "appearance", "psl"] as const).map((part) =>
            change ? format.signed(change[part], 1) : t("real.changes.none"),
          ),
          half68 === null ? "" : format.number(half68, 1),
        ])}
      />
    </>
  );
}

/** Landmarks against points that were placed on the photos. */
export function LandmarkTable({ rows }: { readonly rows: readonly LandmarkRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = (set: string) => (set === "all" ? t("real.landmarks.all") : set);
  const cell = (set: string, figure: Figure | null | undefined) =>
    figure ? <Ranged key={set} figure={figure} decimals={1} /> : "";
  return (
    <>
      <p>{t("real.landmarks.text")}</p>
      <DataTable
        caption={t("real.landmarks.table")}
        columns={[t("real.landmarks.region"), ...rows.map(({ set }) => names(set))]}
        rows={[
          [
            t("real.landmarks.found"),
            ...rows.map(({ found, photos }) =>
              t("real.of", { part: format.integer(found), all: format.integer(photos) }),
            ),
          ],
          [t("real.landmarks.all"), ...rows.map(({ set, all }) => cell(set, all))],
          ...LANDMARK_REGIONS.map((region) => [
            t(`real.landmarks.regions.${region}`),
            ...rows.map(({ set, regions }) => cell(set, regions[region])),
          ]),
        ]}
      />
    </>
  );
}

import { useTranslation } from "react-i18next";
import type { Report } from "../../core/report.ts";
import type { Compared } from "../../core/score/place.ts";
import { saidOf, type Said } from "../../core/score/said.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useScoreText } from "./use-score-text.ts";

interface SaidWordsProps {
  readonly report: Report;
  readonly compared: Compared;
}

/** Where the photo stands and how sure that is, what moved it most, and what about the photo would make it surer: in words. */
export function SaidWords({ report, compared }: SaidWordsProps) {
  const said = saidOf(report, compared);
  return (
    <p translate="no" className="said">
      <Place said={said} among={compared.group} /> <Regions said={said} /> <Surer codes={said.surer} />
    </p>
  );
}

function Place({ said, among: group }: { readonly said: Said; readonly among: Compared["group"] }) {
  const { t } = useTranslation();
  const words = (band: Said["band"]) => t(`reading.said.bands.${band}`);
  const band = words(said.band);
  const among = t(`reading.said.among.${group}`);
  return said.from === said.to
    ? t("reading.said.placeSure", { band, among })
    : t("reading.said.place", { band, among, from: words(said.from), to: words(said.to) });
}

function Regions({ said: { raised, lowered } }: { readonly said: Said }) {
  const { t } = useTranslation();
  const leading = useScoreText();
  const up = raised && {
    raised: t(`reading.said.regions.${raised.region}`),
    up: leading.signed(raised.points),
  };
  const down = lowered && {
    lowered: t(`reading.said.regions.${lowered.region}`),
    down: leading.signed(lowered.points),
  };
  if (up && down) return t("reading.said.both", { ...up, ...down });
  if (up) return t("reading.said.raised", up);
  return down ? t("reading.said.lowered", down) : t("reading.said.even");
}

function Surer({ codes }: { readonly codes: Said["surer"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (codes.length === 0) return t("reading.said.several");
  return t("reading.said.surer", { with: format.list(codes.map((code) => t(`reading.said.with.${code}`))) });
}

/** The words and numbers of the card for one report. */
import type { TFunction } from "i18next";
import type { Report } from "../../core/report.ts";
import { placeAmong, type Compared } from "../../core/score/place.ts";
import { densityOf } from "../measure/density.ts";
import { framedText } from "../measure/framed-text.ts";
import { scoreText, type ScoreText } from "../measure/score-text.ts";
import type { Format } from "../../words/format.ts";
import type { CardContent } from "./draw-card.ts";

interface Wording {
  readonly t: TFunction;
  readonly format: Format;
  readonly leading: ScoreText;
  readonly compared: Compared;
  /** Where the site is. */
  readonly siteUrl: string;
}

const TICKS = [0, 25, 50, 75, 100] as const;

/** Return what stands on the card. Nothing of it comes from the file: no name, no date, no size. */
export function cardContent(
  { psl, saidAdult, framedByHand, placedByHand }: Report,
  { t, format, leading, compared, siteUrl }: Wording,
): CardContent {
  const { band, percentile } = placeAmong(psl.score, compared);
  const other = scoreText(leading.scale === "100" ? "8" : "100", format);
  return {
    name: t("app.name"),
    address: addressOf(siteUrl),
    title: t("export.cardTitle"),
    label: t("export.cardLabel", {
      label: psl.kind === "blend" ? t("result.psl") : t("result.pslGeometric"),
      top: leading.top,
    }),
    number: leading.number(psl.score),
    interval: t("export.cardInterval", leading.ends(psl.interval90)),
    facts: [
      t(`export.cardScale${other.scale}`, { value: other.number(psl.score) }),
      t("export.cardPlace", {
        band: t(`bands.${band}`),
        value: format.integer(percentile),
        among: t(`settings.among.${compared.group}`),
      }),
    ],
    meaning: t("export.cardMeaning", { mean: leading.tick(50) }),
    made: [
      t("export.cardMade"),
      ...(saidAdult ? [t("asked.said")] : []),
      ...(framedByHand ? [framedText(framedByHand, t)] : []),
      ...(placedByHand ? [t("points.said", { count: placedByHand.length })] : []),
    ].join(". "),
    curve: densityOf(compared.quantiles, { from: 0, to: 100, step: 1 }),
    ticks: TICKS.map((at) => ({ at, label: leading.tick(at) })),
    score: psl.score,
    interval68: psl.interval68,
    interval90: psl.interval90,
  };
}

/**
 * Return a result as running text, for who shares words instead of a picture: what it is, the number with its scale, its
 * interval and its place in the group, and where the site is.
 */
export function resultText({ title, label, number, interval, facts, meaning }: CardContent, siteUrl: string) {
  const sentences = [`${title}. ${label}: ${number}, ${interval}`, ...facts, meaning.replace(/\.$/, "")];
  return `${sentences.join(". ")}. ${new URL("./", siteUrl).href}`;
}

/** Return a site's address as people write it: no scheme, no slash at the end, nothing of the screen. */
export function addressOf(siteUrl: string): string {
  const { host, pathname } = new URL("./", siteUrl);
  return `${host}${pathname}`.replace(/\/$/, "");
}

import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { DoneState } from "../../state/photo.ts";
import { useScoreText } from "../measure/use-score-text.ts";
import { PLACEABLE_REGIONS, type PlaceablePoint } from "./placeable.ts";
import { Tool } from "./tool.tsx";
import type { Placing } from "./use-placing.ts";
import "./placing-panel.css";

/** How far a press moves the chosen landmark, in CSS pixels of the photo's window. */
export const NUDGE_PX = 2;

interface PlacingPanelProps {
  readonly placing: Placing;
  readonly state: DoneState;
  readonly onDone: () => void;
}

/** Choosing a landmark by its name, moving it without a pointer, and taking back what was placed. */
export function PlacingPanel({ placing, state: { report, correction }, onDone }: PlacingPanelProps) {
  const { t } = useTranslation();
  const leading = useScoreText();
  const id = useId();
  const nameOf = ({ name, side }: PlaceablePoint) =>
    side === null ? t(`points.names.${name}`) : t(`points.${side}`, { name: t(`points.names.${name}`) });
  const now = leading.number(report.psl.score);
  const isIdle = placing.chosen === null;
  return (
    <div className="placing" role="group" aria-label={t("points.title")}>
      <p>{t("points.lead")}</p>
      <p className="placing__row">
        <label htmlFor={id}>{t("points.choose")}</label>
        <select
          id={id}
          className="select"
          value={placing.chosen ?? ""}
          onChange={({ target }) => placing.choose(target.value === "" ? null : Number(target.value))}
        >
          <option value="">–</option>
          {PLACEABLE_REGIONS.map(({ region, points }) => (
            <optgroup key={region} label={t(`measure.regions.${region}`)}>
              {points.map((point) => (
                <option key={point.index} value={point.index}>
                  {nameOf(point)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </p>
      <div className="placing__row">
        <Arrow
          label={t("points.moveLeft")}
          sign="←"
          isIdle={isIdle}
          onPress={() => placing.nudge(-NUDGE_PX, 0)}
        />
        <Arrow
          label={t("points.moveUp")}
          sign="↑"
          isIdle={isIdle}
          onPress={() => placing.nudge(0, -NUDGE_PX)}
        />
        <Arrow
          label={t("points.moveDown")}
          sign="↓"
          isIdle={isIdle}
          onPress={() => placing.nudge(0, NUDGE_PX)}
        />
        <Arrow
          label={t("points.moveRight")}
          sign="→"
          isIdle={isIdle}
          onPress={() => placing.nudge(NUDGE_PX, 0)}
        />
        <button type="button" className="button" disabled={!correction} onClick={placing.undo}>
          {t("points.undo")}
        </button>
        <button type="button" className="button" disabled={!correction} onClick={placing.reset}>
          {t("points.reset")}
        </button>
        <button type="button" className="button button--main" onClick={onDone}>
          {t("points.done")}
        </button>
      </div>
      <p role="status" className="placing__score">
        {placing.hasFolded && <strong>{t("points.folds")} </strong>}
        <span translate="no">
          {correction
            ? t("points.was", { now, before: leading.number(correction.from.psl.score) })
            : t("points.untouched", { now })}
        </span>
      </p>
      <p className="note">{t("points.keeps")}</p>
    </div>
  );
}

interface ArrowProps {
  readonly label: string;
  readonly sign: string;
  readonly isIdle: boolean;
  readonly onPress: () => void;
}

function Arrow({ label, sign, isIdle, onPress }: ArrowProps) {
  return (
    <Tool label={label} icon={<span aria-hidden="true">{sign}</span>} disabled={isIdle} onClick={onPress} />
  );
}

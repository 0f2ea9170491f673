import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { ByDevice } from "../components/by-device.tsx";
import { EngineLine } from "../components/engine-line.tsx";
import { FileChoice } from "../components/file-choice.tsx";
import { FacePlate } from "../components/face-plate.tsx";
import { useActions, useParts } from "../parts.ts";
import { hashOf } from "../../state/route.ts";
import "./screen.css";

/** The start: one large place for photos, what happens to them, and examples. */
export function ScoreScreen() {
  const { t } = useTranslation();
  const { photos } = useParts();
  const { startCamera } = useActions();
  const count = useStore(photos, ({ order }) => order.length);
  return (
    <div className="score">
      <div className="score__words">
        <h1>{t("score.title")}</h1>
        <p className="lead score__lead">{t("score.lead")}</p>
        <EngineLine />
        <button type="button" className="button score__camera" onClick={startCamera}>
          {t("score.useCamera")}
        </button>
        {count > 0 && (
          <p className="note">
            {t("score.inQueue", { count })}.{" "}
            <a href={hashOf(count > 1 ? "photos" : "result")}>{t("score.back")}</a>
          </p>
        )}
      </div>
      <FileChoice className="drop" label={t("score.choose")}>
        <FacePlate />
        <span className="drop__words">
          <span className="drop__title">
            <ByDevice pointer={t("score.drop")} touch={t("score.dropTouch")} />
          </span>
          <span className="soft">
            <ByDevice pointer={t("score.dropSeveral")} touch={t("score.dropSeveralTouch")} />
          </span>
          <span className="button button--main drop__button" aria-hidden="true">
            {t("score.choose")}
          </span>
          <span className="note drop__formats">{t("score.formats")}</span>
        </span>
      </FileChoice>
      <Examples />
    </div>
  );
}

function Examples() {
  const { t } = useTranslation();
  const { openExample } = useActions();
  const { examples } = useStore(useParts().examples);
  if (examples.length === 0) return null;
  return (
    <section className="examples" aria-labelledby="examples-title">
      <h2 id="examples-title">{t("score.examplesTitle")}</h2>
      <ul className="examples__list">
        {examples.map(({ id, name, url }) => (
          <li key={id}>
            <button
              type="button"
              className="examples__item"
              aria-label={t("score.example", { name })}
              onClick={() => openExample(id)}
            >
              <img src={url} alt="" width="96" height="120" />
            </button>
          </li>
        ))}
      </ul>
      <p className="note">{t("score.examplesNote")}</p>
    </section>
  );
}

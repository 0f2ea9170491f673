import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Pair, SideKey } from "../../state/pair.ts";
import type { Photo } from "../../state/photo.ts";
import { FileChoice } from "../components/file-choice.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { OpenResult } from "./open-result.tsx";
import { Pictures } from "./pictures.tsx";
import type { Candidate, Sides } from "./use-sides.ts";

interface ShelfProps {
  readonly side: keyof Pair;
  readonly sides: Sides;
  readonly onChoose: (key: SideKey) => void;
  readonly onLeave: () => void;
}

/** Everything that one side can be: photos of this visit, persons, kept results; and which photos cannot, and why. */
export function Shelf({ side, sides, onChoose, onLeave }: ShelfProps) {
  const { t } = useTranslation();
  const chosen = sides.shown[side];
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === "Escape") onLeave();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onLeave]);
  const groups = [
    { title: t("compare.groups.photos"), all: sides.photos },
    { title: t("compare.groups.persons"), all: sides.persons },
    { title: t("compare.groups.kept"), all: sides.kept },
  ].filter(({ all }) => all.length > 0);
  return (
    <section id="compare-shelf" className="shelf" aria-labelledby="compare-shelf-title">
      <div className="section-head">
        <h2 id="compare-shelf-title">{t(`compare.choose.${side}`)}</h2>
        <button type="button" className="button" onClick={onLeave}>
          {t("compare.close")}
        </button>
      </div>
      {groups.map(({ title, all }) => (
        <Group key={title} title={title} all={all} chosen={chosen} onChoose={onChoose} />
      ))}
      {sides.unscored.length > 0 && <Unscored photos={sides.unscored} />}
      <p className="shelf__more">
        <FileChoice className="button" label={t("actions.newPhoto")} />
      </p>
    </section>
  );
}

/** Pictures shown at first, and with each press of the button below them. */
const PAGE = 24;

interface GroupProps {
  readonly title: string;
  readonly all: readonly Candidate[];
  readonly chosen: SideKey | null;
  readonly onChoose: (key: SideKey) => void;
}

function Group({ title, all, chosen, onChoose }: GroupProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shown, setShown] = useState(PAGE);
  return (
    <div className="shelf__group">
      <h3>{title}</h3>
      <ul className="shelf__list">
        {all.slice(0, shown).map((each) => (
          <li key={each.key}>
            <button
              type="button"
              className="shelf__card"
              aria-pressed={each.key === chosen}
              onClick={() => onChoose(each.key)}
            >
              <Pictures {...each} />
              <span translate="no" className="shelf__name">
                {each.name}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {all.length > shown && (
        <button type="button" className="button" onClick={() => setShown(shown + PAGE)}>
          {t("compare.showMore", { n: format.integer(all.length - shown) })}
        </button>
      )}
    </div>
  );
}

/** Photos that were given and cannot be compared: what stands in the way, and where it is told in full. */
function Unscored({ photos }: { readonly photos: readonly Photo[] }) {
  const { t } = useTranslation();
  return (
    <div className="shelf__group">
      <h3>{t("compare.groups.unscored")}</h3>
      <p className="note">{t("compare.unscoredWhat")}</p>
      <ul className="shelf__refused">
        {photos.slice(0, PAGE).map((photo) => (
          <li key={photo.id}>
            <OpenResult id={photo.id}>
              <span translate="no">{photo.name}</span>
            </OpenResult>{" "}
            <span className="soft">{reason(photo)}</span>
          </li>
        ))}
      </ul>
    </div>
  );

  function reason({ state }: Photo): string {
    if (state.phase === "refused") return t(`refusals.${state.reason}.what`);
    if (state.phase === "failed") return t(`faults.${state.fault.code}.what`);
    return t(`phases.${state.phase}`);
  }
}

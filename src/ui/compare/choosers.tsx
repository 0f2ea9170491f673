import { useId } from "react";
import { useTranslation } from "react-i18next";
import { choose, swap, type Pair } from "../../state/pair.ts";
import { SwapIcon } from "../icons/icons.tsx";
import { useActions } from "../parts.ts";
import { usePhotoActions, useServices } from "../services.ts";
import { Statements } from "../measure/statements.tsx";
import { SidePlate } from "./side-plate.tsx";
import type { ScoredPhoto, Sides } from "./use-pair.ts";

interface ChoosersProps {
  readonly scored: Sides["scored"];
  readonly pair: NonNullable<Sides["pair"]>;
}

/** Both photos with their choice, and the button between that swaps them. */
export function Choosers({ scored, pair }: ChoosersProps) {
  const { t } = useTranslation();
  const store = useServices().batch.pair;
  const shown = { a: pair.a.id, b: pair.b.id };
  return (
    <div className="sides">
      <Side side="a" scored={scored} pair={pair} />
      <button
        type="button"
        className="button button--icon sides__swap"
        aria-label={t("compare.swap")}
        title={t("compare.swap")}
        onClick={() => swap(store, shown)}
      >
        <SwapIcon />
      </button>
      <Side side="b" scored={scored} pair={pair} />
    </div>
  );
}

function Side({ side, scored, pair }: ChoosersProps & { readonly side: keyof Pair }) {
  const { t } = useTranslation();
  const { go } = useActions();
  const { select } = usePhotoActions();
  const store = useServices().batch.pair;
  const photo: ScoredPhoto = pair[side];
  const id = useId();
  const onOpen = () => {
    select(photo.id);
    go("result");
  };
  return (
    <div className="sides__side">
      <label className="sides__label" htmlFor={id}>
        {t(`compare.${side}`)}
      </label>
      <select
        translate="no"
        id={id}
        className="select"
        value={photo.id}
        onChange={({ target }) => choose(store, side, target.value, { a: pair.a.id, b: pair.b.id })}
      >
        {scored.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
      <SidePlate key={photo.id} side={side} photo={photo} />
      <Statements {...photo.report} />
      <button type="button" className="sides__open" onClick={onOpen}>
        {t("compare.open", { side: side.toUpperCase() })}
      </button>
    </div>
  );
}

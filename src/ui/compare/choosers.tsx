import { useRef, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { choose, showChoice, swap, type Pair } from "../../state/pair.ts";
import { SwapIcon } from "../icons/icons.tsx";
import { useServices } from "../services.ts";
import { Pictures } from "./pictures.tsx";
import { Shelf } from "./shelf.tsx";
import type { Candidate, Sides, SideState } from "./use-sides.ts";

/** What is on either side, with its picture; pressing one shows the pictures to choose another from. */
export function Choosers({ sides }: { readonly sides: Sides }) {
  const { t } = useTranslation();
  const store = useServices().batch.pair;
  const choosing = useStore(store, (state) => state.choosing);
  const cardA = useRef<HTMLButtonElement>(null);
  const cardB = useRef<HTMLButtonElement>(null);
  const { shown } = sides;
  const focusCard = (side: keyof Pair) => (side === "a" ? cardA : cardB).current?.focus();
  return (
    <div className="choosers">
      <div className="sides">
        <SideCard side="a" state={sides.a} sides={sides} card={cardA} />
        <button
          type="button"
          className="button button--icon sides__swap"
          aria-label={t("compare.swap")}
          title={t("compare.swap")}
          disabled={shown.a === null || shown.b === null}
          onClick={() => swap(store, shown)}
        >
          <SwapIcon />
        </button>
        <SideCard side="b" state={sides.b} sides={sides} card={cardB} />
      </div>
      {choosing && (
        <Shelf
          side={choosing}
          sides={sides}
          onChoose={(key) => {
            choose(store, choosing, key, shown);
            focusCard(choosing);
          }}
          onLeave={() => {
            showChoice(store, null);
            focusCard(choosing);
          }}
        />
      )}
    </div>
  );
}

interface SideCardProps {
  readonly side: keyof Pair;
  readonly state: SideState;
  readonly sides: Sides;
  readonly card: RefObject<HTMLButtonElement | null>;
}

function SideCard({ side, state, sides, card }: SideCardProps) {
  const { t } = useTranslation();
  const store = useServices().batch.pair;
  const isOpen = useStore(store, ({ choosing }) => choosing === side);
  const key = sides.shown[side];
  const isPhoto = state.kind === "side" && state.side.photo !== null;
  const of = state.kind === "side" ? state.side : candidate(sides, key);
  return (
    <button
      ref={card}
      type="button"
      className={isOpen ? "side-card side-card--open" : "side-card"}
      aria-expanded={isOpen}
      aria-controls={isOpen ? "compare-shelf" : undefined}
      onClick={() => showChoice(store, isOpen ? null : side)}
    >
      <Pictures photoIds={of?.photoIds ?? []} thumbnails={of?.thumbnails ?? []} />
      <span className="side-card__words">
        <span className="side-card__side">{t(isPhoto ? `compare.${side}` : `compare.columns.${side}`)}</span>
        <span translate="no" className="side-card__name">
          {of?.name ?? t("compare.noneChosen")}
        </span>
        <span className="side-card__change">{t(of ? "compare.change" : "compare.chooseNow")}</span>
      </span>
    </button>
  );
}

function candidate({ photos, kept, persons }: Sides, key: string | null): Candidate | undefined {
  return [...photos, ...kept, ...persons].find((each) => each.key === key);
}

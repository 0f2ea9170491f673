import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Pair } from "../../state/pair.ts";
import { Choice } from "../components/choice.tsx";
import { Statements } from "../measure/statements.tsx";
import { OpenResult } from "./open-result.tsx";
import { Overlay } from "./overlay.tsx";
import { Pictures } from "./pictures.tsx";
import type { Side } from "./side.ts";
import { SidePlate } from "./side-plate.tsx";

const VIEWS = ["over", "beside"] as const;
type View = (typeof VIEWS)[number];

/** The pictures of both sides: two photos laid over each other by the eyes or side by side, of anything else what there is. */
export function Faces({ a, b }: { readonly a: Side; readonly b: Side }) {
  const { t } = useTranslation();
  const [view, setView] = useState<View>("over");
  if (!a.photo || !b.photo) return <Beside a={a} b={b} />;
  return (
    <div className="faces">
      <Choice
        legend={t("compare.view")}
        options={VIEWS}
        chosen={view}
        labelOf={(option) => t(`compare.views.${option}`)}
        onChoose={setView}
      />
      {view === "over" ? (
        <>
          <Overlay key={`${a.key} ${b.key}`} a={a.photo} b={b.photo} />
          <div className="faces__pair">
            <Words side="a" of={a} />
            <Words side="b" of={b} />
          </div>
        </>
      ) : (
        <Beside a={a} b={b} />
      )}
    </div>
  );
}

function Beside({ a, b }: { readonly a: Side; readonly b: Side }) {
  const { t } = useTranslation();
  const withoutPicture = [a, b].filter(({ photo }) => !photo);
  return (
    <>
      <div className="faces__pair">
        <Plate side="a" of={a} />
        <Plate side="b" of={b} />
      </div>
      {withoutPicture.length > 0 && (
        <p className="note">
          {t(
            withoutPicture.some(({ joined }) => !joined)
              ? "compare.keptNoPicture"
              : "compare.personNoPicture",
          )}
        </p>
      )}
    </>
  );
}

interface PlateProps {
  readonly side: keyof Pair;
  readonly of: Side;
}

function Plate({ side, of }: PlateProps) {
  const { t } = useTranslation();
  return (
    <div className="faces__side">
      {of.photo ? (
        <SidePlate key={of.key} side={side} photo={of.photo} />
      ) : (
        <figure className="side-plate side-plate--small">
          <Pictures {...of} />
          <figcaption translate="no">
            {t("compare.plateOther", { side: side.toUpperCase(), name: of.name })}
          </figcaption>
        </figure>
      )}
      <Words side={side} of={of} />
    </div>
  );
}

/** What people added to a side, and the way to a photo's own result. */
function Words({ side, of }: PlateProps) {
  const { t } = useTranslation();
  return (
    <div>
      <Statements saidAdult={of.saidAdult} framedByHand={of.framedByHand} placed={of.placedByHand} />
      {of.photo && (
        <OpenResult id={of.photo.id}>{t("compare.open", { side: side.toUpperCase() })}</OpenResult>
      )}
    </div>
  );
}

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { joinedPhotos } from "../../core/score/joined.ts";
import { clearMarks } from "../../state/marked.ts";
import { compareBoth, compareWith, MARKED } from "../../state/pair.ts";
import { JoinedResult } from "../export/joined-result.tsx";
import type { PhotoId } from "../../state/photo.ts";
import { useActions } from "../parts.ts";
import { useServices } from "../services.ts";
import type { Row } from "./rows.ts";

/** The photos that are ticked as one person's, as one result. Nothing here looks whether they are. */
export function MarkedPerson({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  const { marked } = useServices().batch;
  const { ids } = useStore(marked);
  const photos = useMemo(
    () =>
      rows.flatMap(({ photo: { id, state } }) =>
        state.phase === "done" && ids.includes(id) ? [{ id, report: state.report }] : [],
      ),
    [rows, ids],
  );
  const joined = useMemo(
    () => (photos.length < 2 ? null : joinedPhotos(photos.map(({ report }) => report))),
    [photos],
  );
  const [first, second] = photos;
  return (
    <section className="marked-person" aria-labelledby="marked-person-title">
      <h2 id="marked-person-title">{t("table.marked.title")}</h2>
      {!joined && (
        <p role="status" className="note">
          {t(photos.length === 0 ? "table.marked.none" : "table.marked.one")}
        </p>
      )}
      {joined?.kind === "not-joined" && <p role="status">{t("table.marked.mixed")}</p>}
      {joined?.kind === "joined" ? (
        <JoinedResult joined={joined}>
          <Ways first={first?.id} second={photos.length === 2 ? second?.id : undefined} />
        </JoinedResult>
      ) : (
        photos.length > 0 && <Untick />
      )}
    </section>
  );
}

/** The ways from a joint result to a comparison; where it is of two photos, to that of the two. */
function Ways({
  first,
  second,
}: {
  readonly first: PhotoId | undefined;
  readonly second: PhotoId | undefined;
}) {
  const { t } = useTranslation();
  const { go } = useActions();
  const { pair } = useServices().batch;
  return (
    <>
      {first !== undefined && second !== undefined && (
        <button
          type="button"
          className="button"
          onClick={() => {
            compareBoth(pair, first, second);
            go("compare");
          }}
        >
          {t("table.marked.both")}
        </button>
      )}
      <button
        type="button"
        className="button"
        onClick={() => {
          compareWith(pair, MARKED);
          go("compare");
        }}
      >
        {t("table.marked.mean")}
      </button>
      <Untick />
    </>
  );
}

function Untick() {
  const { t } = useTranslation();
  const { marked } = useServices().batch;
  return (
    <button type="button" className="button" onClick={() => clearMarks(marked)}>
      {t("table.marked.clear")}
    </button>
  );
}

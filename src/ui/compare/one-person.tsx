import { useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { joinedPhotos } from "../../core/score/joined.ts";
import type { ReadResult } from "../../core/score/read-result.ts";
import { JoinedResult } from "../export/joined-result.tsx";

/** Both photos as one result, where somebody says that they are of one person. Nothing here looks whether they are. */
export function OnePerson({ a, b }: { readonly a: ReadResult; readonly b: ReadResult }) {
  const { t } = useTranslation();
  const id = useId();
  const [isSaid, setSaid] = useState(false);
  const joined = useMemo(() => joinedPhotos([a, b]), [a, b]);
  return (
    <section className="one-person" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t("compare.joinedTitle")}</h2>
      <label className="one-person__said">
        <input type="checkbox" checked={isSaid} onChange={({ target }) => setSaid(target.checked)} />
        {t("compare.samePerson")}
      </label>
      {isSaid &&
        (joined.kind === "joined" ? <JoinedResult joined={joined} /> : <p>{t("compare.joinedNot")}</p>)}
      {isSaid && joined.kind === "joined" && <p className="note">{t("compare.joinedWhat")}</p>}
    </section>
  );
}

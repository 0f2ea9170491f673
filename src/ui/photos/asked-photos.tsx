import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Photo, PhotoId } from "../../state/photo.ts";
import { focusContent } from "../components/focus-content.ts";
import { hideBroken } from "../measure/hide-broken.ts";
import { usePhotoActions, useServices } from "../services.ts";
import "./asked-photos.css";

interface AskedProps {
  /** The photos that are asked about. */
  readonly asked: readonly Photo[];
  /** Whether others still wait or run: then the question comes when they have ended, once for all. */
  readonly isEarly: boolean;
}

/** The one question about all photos whose faces might be younger ones', each with its picture, to be unticked. */
export function AskedPhotos({ asked, isEarly }: AskedProps) {
  const { t } = useTranslation();
  const { answer } = usePhotoActions();
  const [unticked, setUnticked] = useState<ReadonlySet<PhotoId>>(new Set());
  if (isEarly || asked.length === 0) return null;
  const ids = asked.map(({ id }) => id);
  const ticked = ids.filter((id) => !unticked.has(id));
  const tick = (id: PhotoId, isTicked: boolean) =>
    setUnticked(
      (before) => new Set(isTicked ? [...before].filter((other) => other !== id) : [...before, id]),
    );
  const onAnswer = (adults: readonly PhotoId[]) => {
    const others = ids.filter((id) => !adults.includes(id));
    // The others first: with a yes their photos begin to run.
    if (others.length > 0) answer(others, false);
    if (adults.length > 0) answer(adults, true);
    setUnticked(new Set());
    focusContent();
  };
  return (
    <section className="asked" aria-labelledby="asked-title">
      <h2 id="asked-title">{t("asked.manyTitle", { count: asked.length })}</h2>
      <p className="asked__why">{t("asked.manyWhy")}</p>
      <ul className="asked__photos">
        {asked.map((photo) => (
          <AskedPhoto
            key={photo.id}
            photo={photo}
            isTicked={!unticked.has(photo.id)}
            onTick={(isTicked) => tick(photo.id, isTicked)}
          />
        ))}
      </ul>
      <div className="actions">
        <button
          type="button"
          className="button"
          disabled={ticked.length === 0}
          onClick={() => onAnswer(ticked)}
        >
          {ticked.length === asked.length
            ? t("asked.manyYes", { count: ticked.length })
            : t("asked.someYes", { count: ticked.length })}
        </button>
        <button type="button" className="button" onClick={() => onAnswer([])}>
          {t("asked.manyNo", { count: asked.length })}
        </button>
      </div>
      <p className="note">{t("asked.manyStands")}</p>
    </section>
  );
}

interface AskedPhotoProps {
  readonly photo: Photo;
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
}

function AskedPhoto({ photo: { id, name }, isTicked, onTick }: AskedPhotoProps) {
  const { previewUrl } = usePhotoActions();
  const { thumbnailUrl } = useServices().batch;
  const url = thumbnailUrl(id) ?? previewUrl(id);
  const input = useId();
  return (
    <li>
      <label htmlFor={input} className="asked__photo">
        <span className="asked__picture">
          {url && <img src={url} alt="" loading="lazy" decoding="async" onError={hideBroken} />}
        </span>
        <span className="asked__choice">
          <input
            id={input}
            type="checkbox"
            checked={isTicked}
            onChange={({ target }) => onTick(target.checked)}
          />
          <span translate="no" className="asked__name">
            {name}
          </span>
        </span>
      </label>
    </li>
  );
}

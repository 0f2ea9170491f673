import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useServices } from "../services.ts";
import { GAUGES, gaugesOf, type Gauge } from "./gauges.ts";

/** Everything that is watched, each with a word and its place on a line. Not spoken by itself: the advice is. */
export function GaugeList() {
  const { t } = useTranslation();
  const guide = useStore(useServices().camera.guide);
  const face = guide.phase === "guiding" ? guide.reading.face : null;
  const gauges = face && guide.phase === "guiding" ? gaugesOf(face, guide.guidance.active) : null;
  return (
    <dl className="gauges" aria-label={t("camera.gauges")}>
      {GAUGES.map((id, index) => {
        const gauge = gauges?.[index] ?? null;
        return (
          <div key={id} className={gauge?.advice ? "gauge gauge--amiss" : "gauge"}>
            <dt>{t(`camera.gauge.${id}`)}</dt>
            <dd>
              <GaugeLine gauge={gauge} />
              <span className="gauge__word">
                {gauge
                  ? gauge.advice
                    ? t(`camera.short.${gauge.advice}`)
                    : t("camera.fine")
                  : t("camera.unknown")}
              </span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** A line with its good part marked and a tick at the reading. */
function GaugeLine({ gauge }: { readonly gauge: Gauge | null }) {
  const from = gauge?.twoSided ? -2 : 0;
  const share = (place: number) => (100 * (place - from)) / (2 - from);
  return (
    <svg
      className="gauge__line"
      viewBox="0 0 100 12"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path className="gauge__scale" d="M0 6H100" />
      {gauge && (
        <>
          <path className="gauge__good" d={`M${share(gauge.twoSided ? -1 : 0)} 6H${share(1)}`} />
          <path className="gauge__tick" d="M0 1v10" style={{ translate: `${share(gauge.place)}px` }} />
        </>
      )}
    </svg>
  );
}

import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Controls } from "./controls.tsx";
import { Device, PageMeanwhile } from "./device.tsx";
import { EncoderTimes } from "./encoder-times.tsx";
import { PhotoTimes } from "./photo-times.tsx";
import { SaveFigures } from "./save-figures.tsx";
import { useServices } from "../services.ts";
import "./benchmark.css";

/** How fast this device is: one button, then every stage cold and warm. */
export function BenchmarkScreen() {
  const { t } = useTranslation();
  const benchmark = useStore(useServices().benchmark.store);
  const result = benchmark.phase === "done" ? benchmark.result : null;
  return (
    <div className="bench">
      <header className="bench__head">
        <h1>{t("benchmark.title")}</h1>
        <p className="lead">{t("benchmark.lead")}</p>
        <p className="note">{t("benchmark.how")}</p>
      </header>
      <Controls />
      {result && (
        <>
          <PhotoTimes result={result} />
          <EncoderTimes result={result} />
          <PageMeanwhile result={result} />
          <Device result={result} />
          <SaveFigures result={result} />
        </>
      )}
    </div>
  );
}

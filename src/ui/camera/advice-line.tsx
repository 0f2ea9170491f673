import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useParts } from "../parts.ts";
import { useServices } from "../services.ts";
import { useSpoken } from "./use-spoken.ts";

/** The one thing to do now: large for the eye at once, and for the ear once in a while. */
export function AdviceLine() {
  const text = useAdvice();
  const isGood = useStore(
    useServices().camera.guide,
    (state) => state.phase === "guiding" && state.guidance.shown === "good",
  );
  return (
    <>
      <p className={isGood ? "advice advice--good" : "advice"}>{text}</p>
      <p className="out-of-sight" role="status">
        {useSpoken(text)}
      </p>
    </>
  );
}

function useAdvice(): string {
  const { t } = useTranslation();
  const { engine } = useParts();
  const { camera } = useServices();
  const isLoading = useStore(engine, ({ phase }) => phase === "loading");
  const { state, auto } = useStore(camera.camera);
  const shown = useStore(camera.guide, (guide) =>
    guide.phase === "guiding" ? guide.guidance.shown : guide.phase,
  );
  if (state.phase === "taking")
    return t("camera.taking", { taken: Math.min(state.taken + 1, state.of), of: state.of });
  if (shown === "waiting") return isLoading ? t("camera.guide.loading") : t("camera.guide.starting");
  if (shown === "failed") return t("camera.guide.failed");
  if (shown === "good") return auto ? t("camera.good") : t("camera.goodByHand");
  return t(`camera.advice.${shown}`);
}

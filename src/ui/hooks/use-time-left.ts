import { useTranslation } from "react-i18next";

/** Seconds alone up to here: beyond, a person wants minutes. */
const MOST_SECONDS = 120;

/**
 * Return how a time is said that is left of a download, or that all of it takes: never less than it is, in whole seconds and, of
 * long ones, in tens of them.
 */
export function useTimeLeft(): (seconds: number, of?: "rest" | "whole") => string {
  const { t } = useTranslation();
  return (seconds, of = "rest") => {
    const whole = Math.max(1, Math.ceil(seconds));
    const tens = Math.ceil(whole / 10) * 10;
    const words = { minutes: Math.floor(tens / 60), seconds: tens % 60 };
    if (of === "whole")
      return whole < MOST_SECONDS ? t("engine.seconds", { seconds: whole }) : t("engine.minutes", words);
    return whole < MOST_SECONDS
      ? t("engine.secondsLeft", { seconds: whole })
      : t("engine.minutesLeft", words);
  };
}

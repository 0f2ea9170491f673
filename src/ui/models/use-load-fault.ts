import { useTranslation } from "react-i18next";
import type { Fault, FaultCode } from "../../core/fault.ts";

const OF_LOADING = [
  "model-not-found",
  "model-not-a-model",
  "model-truncated",
  "model-corrupt",
  "model-network",
  "model-manifest-invalid",
  "model-failed-to-load",
  "model-output-invalid",
  "engine-out-of-memory",
] as const satisfies readonly FaultCode[];

const OF_FILE = [
  "model-not-a-model",
  "model-truncated",
  "model-corrupt",
] as const satisfies readonly FaultCode[];

export interface FaultWords {
  readonly what: string;
  readonly next: string;
}

/** Return the words for a fault of loading a model on request: here the next step is on the screen itself. */
export function useLoadFault(): (fault: Fault) => FaultWords {
  const { t } = useTranslation();
  return ({ code }) => {
    const known = OF_LOADING.find((own) => own === code);
    return known
      ? { what: t(`models.faults.${known}.what`), next: t(`models.faults.${known}.next`) }
      : { what: t(`faults.${code}.what`), next: t(`faults.${code}.next`) };
  };
}

/** Return the words for a fault of a file that was to be brought in. */
export function useFileFault(): (fault: Fault, file: string) => FaultWords {
  const { t } = useTranslation();
  return ({ code }, file) => {
    const known = OF_FILE.find((own) => own === code) ?? "other";
    return {
      what: t(`models.file.faults.${known}.what`, { file }),
      next: t(`models.file.faults.${known}.next`, { file }),
    };
  };
}

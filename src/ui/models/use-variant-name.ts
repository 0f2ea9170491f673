import { useTranslation } from "react-i18next";

const NAMED = ["q4f16", "q4", "quantized", "uint8", "fp16", "fp32"] as const;

interface Named {
  readonly id: string;
  readonly dtype: string;
}

/** Return how a variant is called; one that has no words goes by what the manifest calls it. */
export function useVariantName(): (variant: Named) => string {
  const { t } = useTranslation();
  return ({ id, dtype }) => {
    const known = NAMED.find((name) => name === id);
    return known ? t(`models.variants.${known}.name`) : dtype;
  };
}

/** Return what is known of a variant; of one that has no words, what the manifest calls it. */
export function useVariantNote(): (variant: Named) => string {
  const { t } = useTranslation();
  return ({ id, dtype }) => {
    const known = NAMED.find((name) => name === id);
    return known ? t(`models.variants.${known}.note`) : dtype;
  };
}

import { useTranslation } from "react-i18next";
import type { Told } from "./ways-out.ts";

/** What became of taking a result along, in words: also where the device refused, and what there is instead. */
export function ToldLine({ told }: { readonly told: Told | null }) {
  const { t } = useTranslation();
  return (
    <p className="note told-line" role="status">
      {told && t(`export.told.${told}`)}
    </p>
  );
}

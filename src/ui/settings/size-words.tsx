import { useTranslation } from "react-i18next";
import type { StoredPart, StoredSize } from "../../state/stored.ts";
import { useFormat } from "../hooks/use-format.ts";

interface SizeProps {
  readonly part: StoredPart;
  /** Undefined while it is looked up. */
  readonly size: StoredSize | undefined;
}

/** How much of a part is stored, in words. */
export function SizeWords({ part, size }: SizeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (size === undefined) return "–";
  if (size === null) return t("settings.stored.unknown");
  if (size.count === 0) return t("settings.stored.nothing");
  const bytes = format.bytes(size.bytes);
  return part === "history" ? t("settings.stored.results", { count: size.count, size: bytes }) : bytes;
}

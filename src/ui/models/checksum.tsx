import { useTranslation } from "react-i18next";

/** A file's hash: its beginning, and all of it when asked for. */
export function Checksum({ sha256, name }: { readonly sha256: string; readonly name: string }) {
  const { t } = useTranslation();
  const start = sha256.slice(0, 8);
  return (
    <details className="checksum">
      <summary aria-label={t("models.facts.checksumOf", { name, start })}>
        <span translate="no" className="value">
          {t("models.facts.checksumShort", { start })}
        </span>
      </summary>
      <code className="checksum__whole">{sha256}</code>
    </details>
  );
}

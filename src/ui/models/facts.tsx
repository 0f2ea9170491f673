import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Model } from "../../models/manifest.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useParts } from "../parts.ts";
import { Checksum } from "./checksum.tsx";
import { DeleteStored, Here } from "./here.tsx";

type Fact = readonly [name: string, value: ReactNode];

/** What is written on a model's label: size, licence, origin, what it runs on, hash. */
export function Facts({ model, runsOn }: { readonly model: Model; readonly runsOn: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [only, ...others] = Object.values(model.parts).flatMap((part) => part.variants);
  const { url, revision } = model.source;
  const ofOneFile: Fact[] =
    only && others.length === 0
      ? [
          [t("models.facts.size"), <span className="value">{format.bytes(only.bytes)}</span>],
          [
            t("models.facts.here"),
            <span className="facts__line">
              <Here model={model.id} variant={only} />
              <DeleteStored model={model.id} variant={only} name={model.name} />
            </span>,
          ],
          [t("models.facts.checksum"), <Checksum sha256={only.sha256} name={model.name} />],
        ]
      : [];
  const facts: readonly Fact[] = [
    [t("models.facts.runsOn"), runsOn],
    ...ofOneFile,
    [t("models.facts.licence"), model.licence],
    [t("models.facts.version"), model.version],
    [t("models.facts.source"), [url, revision].filter(Boolean).join(" @ ")],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Return what the engine's own models run on, as the engine tells it. */
export function useEngineRunsOn(): string {
  const { t } = useTranslation();
  const engine = useStore(useParts().engine);
  return engine.phase === "ready" ? engine.info.backend : t("models.runs.notYet");
}

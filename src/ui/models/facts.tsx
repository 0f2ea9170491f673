import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Model } from "../../models/manifest.ts";
import { FactList, type Fact } from "../components/fact-list.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { useParts } from "../parts.ts";
import { useServices } from "../services.ts";
import { Checksum } from "./checksum.tsx";
import { DeleteStored, Here } from "./here.tsx";
import { partsTaken } from "./takes-part.ts";
import { useModelName } from "../hooks/use-model-name.ts";

interface FactsProps {
  readonly model: Model;
  readonly runsOn: string;
  /** Of a model with several files: the variant that runs, if one does. */
  readonly running?: string | undefined;
}

/** What is written on a model's label: size, licence, origin, what it runs on, hash. */
export function Facts({ model, runsOn, running }: FactsProps) {
  const { t } = useTranslation();
  const files = useFileFacts(model, running);
  const { url, revision } = model.source;
  const isInUrl = revision !== undefined && url.includes(revision);
  const facts: readonly Fact[] = [
    [t("models.partIn.label"), useTakesPart(model)],
    [t("models.facts.runsOn"), runsOn],
    ...files,
    [t("models.facts.licence"), model.licence],
    [t("models.facts.version"), model.version],
    [t("models.facts.source"), revision === undefined || isInUrl ? url : `${url} @ ${revision}`],
  ];
  return <FactList facts={facts} />;
}

/** Return what a model takes part in, in words. */
function useTakesPart(model: Model): string {
  const { t } = useTranslation();
  const format = useFormat();
  const { models } = useServices();
  const parts = partsTaken(model, {
    models: useStore(models.store),
    choice: useStore(models.choice),
    engine: useStore(useParts().engine),
  });
  if (parts.length === 0) return t("models.partIn.none");
  return format.list(
    parts.map((part) =>
      part.kind === "age"
        ? t("models.partIn.age")
        : t(`models.partIn.${part.kind}`, { weight: format.number(part.weight, 2) }),
    ),
  );
}

/** Size, place and hash: of the only file, else of the variant that runs, else from the smallest variant to the largest. */
function useFileFacts(model: Model, running: string | undefined): readonly Fact[] {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useModelName()(model);
  const [variants = []] = Object.values(model.parts).map((part) => part.variants);
  const shown = variants.length === 1 ? variants[0] : variants.find(({ id }) => id === running);
  if (!shown) {
    const sizes = variants.map(({ bytes }) => bytes);
    const range = { from: format.bytes(Math.min(...sizes)), to: format.bytes(Math.max(...sizes)) };
    return [
      [t("models.facts.size"), t("models.facts.sizes", range)],
      [t("models.facts.checksum"), t("models.facts.byVariant")],
    ];
  }
  return [
    [
      t("models.facts.size"),
      <span translate="no" className="value">
        {format.bytes(shown.bytes)}
      </span>,
    ],
    [
      t("models.facts.here"),
      <span className="facts__line">
        <Here model={model.id} variant={shown} />
        {variants.length === 1 && <DeleteStored model={model.id} variant={shown} name={name} />}
      </span>,
    ],
    [t("models.facts.checksum"), <Checksum sha256={shown.sha256} name={name} />],
  ];
}

/** Return what the engine's own models run on, as the engine tells it. */
export function useEngineRunsOn(): string {
  const { t } = useTranslation();
  const engine = useStore(useParts().engine);
  if (engine.phase !== "ready") return t("models.runs.notYet");
  const threads = /^wasm, (\d+) thread/.exec(engine.info.backend)?.[1];
  return threads ? t("models.runs.wasmThreads", { count: Number(threads) }) : engine.info.backend;
}

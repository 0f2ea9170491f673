/** What is known of each model that this site carries: from its manifest, the evaluation and its own card. */
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { cards } from "virtual:model-cards";
import { LANDMARK_COUNT } from "../../core/geometry/points.ts";
import type { Model } from "../../models/manifest.ts";
import { hashOf } from "../../state/route.ts";
import { FactList, type Fact } from "../components/fact-list.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { useServices } from "../services.ts";
import { CardView } from "./card-view.tsx";
import { VALIDITY } from "./validity.ts";
import type { Figure } from "../../core/validity/report.ts";

export function ModelCards() {
  const { t } = useTranslation();
  const catalogue = useStore(useServices().models.store, (models) => models.catalogue);
  if (catalogue.phase === "loading") return <p role="status">{t("method.cards.loading")}</p>;
  if (catalogue.phase === "failed") return <p>{t("method.cards.failed")}</p>;
  const { models } = catalogue.manifest;
  return (
    <>
      <p>
        {t("method.cards.text")} <a href={hashOf("models")}>{t("nav.models")}</a>
      </p>
      {models.map((model) => (
        <ModelCard key={model.id} model={model} />
      ))}
      {!models.some(({ kind }) => kind === "two-part") && <p className="note">{t("method.cards.absent")}</p>}
    </>
  );
}

function ModelCard({ model }: { readonly model: Model }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const agreement = useAgreement()(model);
  const blocks = cards[model.id];
  const title = `card-${model.id}`;
  const { url, revision } = model.source;
  const facts: readonly Fact[] = [
    [
      t("method.cards.role"),
      t(`method.cards.roles.${model.kind}`, { points: format.integer(LANDMARK_COUNT) }),
    ],
    [t("method.cards.agreement"), agreement],
    [
      t("method.cards.size"),
      <span translate="no" className="value">
        {useSize()(model)}
      </span>,
    ],
    [t("method.cards.licence"), model.licence],
    [t("method.cards.version"), model.version],
    [t("method.cards.source"), [url, revision].filter(Boolean).join(" @ ")],
  ];
  return (
    <article className="model-card" aria-labelledby={title}>
      <h3 id={title}>{model.name}</h3>
      <FactList facts={facts} />
      {blocks && (
        <details className="plot__numbers">
          <summary aria-label={`${t("method.cards.card")}: ${model.name}`}>{t("method.cards.card")}</summary>
          {i18n.language !== "en" && <p className="note">{t("method.cards.english")}</p>}
          <CardView blocks={blocks} />
        </details>
      )}
    </article>
  );
}

/** What a visitor downloads: all parts, the smallest to the largest variant of each. */
function useSize(): (model: Model) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (model) => {
    const sum = (pick: (...sizes: number[]) => number) =>
      Object.values(model.parts)
        .map(({ variants }) => pick(...variants.map(({ bytes }) => bytes)))
        .reduce((total, bytes) => total + bytes, 0);
    const [from, to] = [sum(Math.min), sum(Math.max)];
    if (from === to) return format.bytes(from);
    return t("method.cards.sizes", { from: format.bytes(from), to: format.bytes(to) });
  };
}

function useAgreement(): (model: Model) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const words = ({ value, low, high }: Figure) => ({
    r: format.number(value, 3),
    low: format.number(low, 3),
    high: format.number(high, 3),
  });
  return (model) => {
    if (model.role === "face-landmarker") {
      const report = VALIDITY.landmarkModels.find(({ landmarkModel }) => landmarkModel === model.kind);
      const geometry = report?.parts["geometry"];
      return geometry
        ? t("method.cards.agreementVia", words(geometry.agreement.pearson))
        : t("method.notMeasured");
    }
    const part = VALIDITY.landmarkModels[0]?.parts[model.id];
    return part ? t("method.cards.agreementOf", words(part.agreement.pearson)) : t("method.cards.unmeasured");
  };
}

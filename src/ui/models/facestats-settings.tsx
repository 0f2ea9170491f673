import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Variant } from "../../models/manifest.ts";
import { BACKEND_CHOICES, encoderChoice, likelyVariants } from "../../state/model-choice.ts";
import type { encoderOf } from "../../state/models.ts";
import { Choice } from "../components/choice.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { useServices } from "../services.ts";
import { Checksum } from "./checksum.tsx";
import { needOf } from "./facestats-view.ts";
import { DeleteStored, Here } from "./here.tsx";
import { useVariantName, useVariantNote } from "./use-variant-name.ts";

type Encoder = NonNullable<ReturnType<typeof encoderOf>>;

/** On what FaceStats runs and in which variant. While it is on, a change waits for a button: it may be a download. */
export function FaceStatsSettings({ model }: { readonly model: Encoder }) {
  const { t } = useTranslation();
  const { choice, actions } = useServices().models;
  const { backend } = useStore(choice);
  return (
    <details className="drawer settings disclosure">
      <summary>
        <h4 className="settings__title">{t("models.settings.title")}</h4>
      </summary>
      <div className="settings__body">
        <Choice
          legend={t("models.settings.backend")}
          options={BACKEND_CHOICES}
          chosen={backend}
          labelOf={(option) => t(`models.settings.backends.${option}`)}
          onChoose={(option) => actions.choose({ backend: option })}
        />
        <p className="note">{t("models.settings.backendNote")}</p>
        <Variants model={model} />
        <Apply model={model} />
      </div>
    </details>
  );
}

function Variants({ model }: { readonly model: Encoder }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useVariantName();
  const { choice, actions } = useServices().models;
  const { backend, variantId } = useStore(choice);
  const { variants } = model.parts.encoder;
  const group = useId();
  const likely = likelyVariants({ backend, variantId: null }, variants);
  return (
    <fieldset className="variants">
      <legend className="variants__legend">{t("models.settings.variant")}</legend>
      <Row
        group={group}
        isChosen={!variants.some(({ id }) => id === variantId)}
        name={t("models.settings.automatic")}
        note={t("models.settings.automaticNote", { names: format.list(likely.map(nameOf)) })}
        onChoose={() => actions.choose({ variantId: null })}
      />
      {variants.map((variant) => (
        <VariantRow key={variant.id} group={group} model={model} variant={variant} />
      ))}
    </fieldset>
  );
}

interface VariantRowProps {
  readonly group: string;
  readonly model: Encoder;
  readonly variant: Variant;
}

function VariantRow({ group, model, variant }: VariantRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { choice, actions } = useServices().models;
  const { backend, variantId } = useStore(choice);
  const canRun = backend === "auto" || variant.backends.includes(backend);
  const name = useVariantName()(variant);
  const note = useVariantNote()(variant);
  const runsOn = variant.backends.map((kind) => t(`models.runs.${kind}`));
  return (
    <Row
      group={group}
      isChosen={variantId === variant.id}
      isDisabled={!canRun}
      name={name}
      note={canRun ? note : t("models.settings.cannotRun")}
      onChoose={() => actions.choose({ variantId: variant.id })}
    >
      <span translate="no" className="value">
        {format.bytes(variant.bytes)}
      </span>
      <span>{format.list(runsOn)}</span>
      <Here model={model.id} variant={variant} />
      <Checksum sha256={variant.sha256} name={name} />
      <DeleteStored model={model.id} variant={variant} name={name} />
    </Row>
  );
}

interface RowProps {
  readonly group: string;
  readonly isChosen: boolean;
  readonly isDisabled?: boolean;
  readonly name: string;
  readonly note: string;
  readonly onChoose: () => void;
  readonly children?: ReactNode;
}

function Row({ group, isChosen, isDisabled = false, name, note, onChoose, children }: RowProps) {
  return (
    <div className="variants__row">
      <label className="variants__choice">
        <input type="radio" name={group} checked={isChosen} disabled={isDisabled} onChange={onChoose} />
        <span>
          {name}
          <span className="variants__note">{note}</span>
        </span>
      </label>
      {children && <div className="variants__facts">{children}</div>}
    </div>
  );
}

/** The button that makes a running FaceStats follow the choice; nothing while it does. */
function Apply({ model }: { readonly model: Encoder }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { store, choice, actions } = useServices().models;
  const models = useStore(store);
  const chosen = useStore(choice);
  const wanted = encoderChoice(chosen, model.parts.encoder.variants);
  const { asked } = models;
  if (!asked || (asked.backend === wanted.backend && asked.variantId === wanted.variantId)) return null;
  const need = needOf(models, chosen);
  const left = need ? need.total - need.here : 0;
  return (
    <div className="actions">
      <button
        type="button"
        className="button button--main"
        onClick={() => void actions.setOn(model.id, true)}
      >
        {left > 0
          ? t("models.settings.applyDownload", { size: format.bytes(left) })
          : t("models.settings.apply")}
      </button>
    </div>
  );
}

import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Report } from "../../core/report.ts";
import { STEPS } from "../../state/photo.ts";
import { FactList, type Fact } from "../components/fact-list.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { useNameOfModel } from "../hooks/use-model-name.ts";
import { useParts } from "../parts.ts";
import "./details.css";

/** For the curious: timings, backend, models, pose, distance. */
export function Details({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useNameOfModel();
  const engine = useStore(useParts().engine);
  const { face, photo } = report;
  const degrees = (value: number) => `${format.signed(value, 1)}°`;
  const appearance = report.appearance.map(({ model }) => nameOf(model)).join(", ") || t("details.none");
  const facts: readonly Fact[] = [
    [t("details.backend"), report.backend],
    [t("details.landmarkModel"), nameOf(report.geometry.landmarkModel)],
    [
      t("details.appearanceModels"),
      engine.phase === "ready" && report.appearance.length === 0 ? t("details.none") : appearance,
    ],
    [t("details.photoSize"), t("details.pixels", { width: photo.width, height: photo.height })],
    [
      t("details.pose"),
      t("details.poseValue", {
        yaw: degrees(face.pose.yaw),
        pitch: degrees(face.pose.pitch),
        roll: degrees(face.pose.roll),
      }),
    ],
    [
      t("details.distance"),
      face.distance.kind === "measured"
        ? t("details.centimetres", { value: format.integer(face.distance.centimetres) })
        : t("details.distanceUnknown"),
    ],
    [t("details.jitter"), t("details.jitterValue", { value: format.percent(face.jitter, 2) })],
  ];
  return (
    <div className="drawer__body">
      <FactList className="drawer__facts" facts={facts} />
      <Times report={report} />
    </div>
  );
}

function Times({ report: { times } }: { readonly report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ran = STEPS.flatMap((step) => (times[step] === undefined ? [] : [{ step, ms: times[step] }]));
  const total = ran.reduce((sum, { ms }) => sum + ms, 0);
  const time = (ms: number) => t("details.milliseconds", { value: format.number(ms, ms < 10 ? 1 : 0) });
  return (
    <table className="drawer__times">
      <caption>{t("details.times")}</caption>
      <thead className="out-of-sight">
        <tr>
          <th scope="col">{t("details.stage")}</th>
          <th scope="col">{t("details.time")}</th>
        </tr>
      </thead>
      <tbody>
        {ran.map(({ step, ms }) => (
          <tr key={step}>
            <th scope="row">{t(`steps.${step}`)}</th>
            <td translate="no" className="value">
              {time(ms)}
            </td>
          </tr>
        ))}
        <tr className="drawer__total">
          <th scope="row">{t("details.total")}</th>
          <td translate="no" className="value">
            {time(total)}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

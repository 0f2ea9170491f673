import { useTranslation } from "react-i18next";
import type { BenchmarkResult } from "../../state/benchmark.ts";
import { FactList, type Fact } from "../components/fact-list.tsx";
import { useFormat } from "../hooks/use-format.ts";

/** The facts that the figures depend on: what is copied with them, and nothing besides. */
export function Device({ result: { device, engine } }: { readonly result: BenchmarkResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const yesNo = (isSo: boolean) => t(isSo ? "benchmark.device.yes" : "benchmark.device.no");
  const { memoryGiB } = device;
  const memory =
    memoryGiB === null
      ? t("benchmark.device.unknown")
      : t("benchmark.device.memoryValue", { value: format.number(memoryGiB, memoryGiB < 1 ? 2 : 0) });
  const facts: readonly Fact[] = [
    [t("benchmark.device.cores"), format.integer(device.cores)],
    [t("benchmark.device.memory"), memory],
    [t("benchmark.device.backend"), engine.backend],
    [t("benchmark.device.landmarkModel"), t(`method.landmarkModels.${engine.landmarkModel}`)],
    [
      t("benchmark.device.models"),
      engine.appearanceModels.length > 0 ? format.list(engine.appearanceModels) : t("benchmark.device.none"),
    ],
    [
      t("benchmark.device.isolated"),
      t(device.crossOriginIsolated ? "benchmark.device.isolatedYes" : "benchmark.device.isolatedNo"),
    ],
    [t("benchmark.device.simd"), yesNo(device.simd)],
    [t("benchmark.device.webgpu"), yesNo(device.webgpu)],
    [t("benchmark.device.agent"), device.userAgent],
  ];
  return (
    <section className="bench__part" aria-labelledby="bench-device">
      <h2 id="bench-device">{t("benchmark.device.title")}</h2>
      <FactList className="bench__facts" facts={facts} />
    </section>
  );
}

/** Whether the page itself stayed responsive. */
export function PageMeanwhile({ result }: { readonly result: BenchmarkResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { longestTaskMs: longest, wasHidden } = result;
  return (
    <section className="bench__part" aria-labelledby="bench-page">
      <h2 id="bench-page">{t("benchmark.page.title")}</h2>
      <p>
        {longest === null
          ? t("benchmark.page.unknown")
          : longest === 0
            ? t("benchmark.page.short")
            : t("benchmark.page.longest", { ms: format.integer(longest) })}
      </p>
      {wasHidden && <p>{t("benchmark.page.hidden")}</p>}
    </section>
  );
}

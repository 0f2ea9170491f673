/** The figures on photographs of real people. Written by `npm run evaluate -- --real DIR --adults --document`, never by hand. */
import figures from "./real.json" with { type: "json" };
import type { RealReport } from "../../core/validity/real-report.ts";

/** Everything that is known of real photographs. */
export const REAL = figures as unknown as RealReport;

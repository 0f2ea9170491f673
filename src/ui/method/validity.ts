/** The figures of the last evaluation. Written by `npm run evaluate -- --reference DIR --document`, never by hand. */
import figures from "./validity.json" with { type: "json" };
import type { ReferenceReport } from "../../core/validity/report.ts";

/** Everything that is known of the agreement with human ratings. */
export const VALIDITY = figures as unknown as ReferenceReport;

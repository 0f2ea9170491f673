/** What the leak test tries beside the channels of the privacy check: one function a way, each given an address that would hear it. */
import { elementWays } from "./element-ways.ts";
import { leavingWays } from "./leaving-ways.ts";
import { requestWays } from "./request-ways.ts";

export const WAYS: Readonly<Record<string, (url: string) => unknown>> = {
  ...elementWays,
  ...requestWays,
  ...leavingWays,
};

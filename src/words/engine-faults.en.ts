/** What went wrong in a model or the engine, and what to do next: what the first screen may have to say. */
import type { EngineFaultCode, ModelFaultCode } from "../core/fault.ts";
import { LOWEST_BROWSERS } from "./lowest-browsers.ts";

export interface Advice {
  readonly what: string;
  readonly next: string;
}

const { chrome, firefox, safari } = LOWEST_BROWSERS;

export const engineFaults = {
  "model-not-found": {
    what: "A model file is missing on this site.",
    next: "Reload the page. If it stays, the site is not completely installed.",
  },
  "model-not-a-model": {
    what: "The site sent something else in place of a model file.",
    next: "A login page or filter may be in between. Check the connection and reload.",
  },
  "model-truncated": {
    what: "A model file arrived incomplete.",
    next: "Check the connection and reload the page.",
  },
  "model-corrupt": {
    what: "A model file is damaged: its checksum is wrong.",
    next: "Reload the page to fetch it again. Damaged models are never used.",
  },
  "model-network": {
    what: "A model file could not be downloaded.",
    next: "Check the connection, then try again.",
  },
  "model-manifest-invalid": {
    what: "The list of models on this site cannot be read.",
    next: "Reload the page. If it stays, the site is not completely installed.",
  },
  "model-failed-to-load": {
    what: "A model would not start on this device.",
    next: "Update the browser and reload, or try another browser.",
  },
  "model-output-invalid": {
    what: "A model gave an answer that makes no sense, so it was thrown away.",
    next: "Try again. If it stays, try another browser or device.",
  },
  "engine-timeout": {
    what: "Scoring took too long and was stopped.",
    next: "Try again; close other tabs if the device is busy.",
  },
  "engine-crashed": {
    what: "The scoring engine stopped.",
    next: "Try again: a fresh one is started for you.",
  },
  "engine-out-of-memory": {
    what: "The device ran out of memory.",
    next: "Close other tabs, or try a smaller copy of the photo.",
  },
  "engine-unsupported": {
    what: "This browser lacks something that scoring needs.",
    next: `Use Chrome or Edge ${chrome}, Firefox ${firefox}, Safari ${safari}, or a later one. In Lockdown Mode, exclude this site from it.`,
  },
  "engine-insecure": {
    what: "This page did not come over a secure connection, so nothing here can be verified.",
    next: "Open Mien at its https address, or at localhost.",
  },
  "engine-internal": {
    what: "Something went wrong inside Mien.",
    next: "Try again. If it happens with this photo every time, try another photo.",
  },
} as const satisfies Record<ModelFaultCode | EngineFaultCode, Advice>;

/** The same headers from Vite's own servers: `vite preview` exactly, `vite dev` with the difference written down below. */
import type { Plugin } from "vite";
import type { HeaderRule } from "./headers.ts";
import { CSP, HEADERS, policyText } from "./headers.ts";

/**
 * What the dev server needs beyond production, and only it: React's refresh starts from an inline script, Vite puts styles in
 * `<style>` elements, and changes arrive through a WebSocket of the same host.
 */
export const DEV_CSP: Readonly<Record<string, string>> = {
  ...CSP,
  "script-src": `${CSP["script-src"]} 'unsafe-inline'`,
  "style-src": `${CSP["style-src"]} 'unsafe-inline'`,
};

/** Return the headers of the dev server. */
export function devHeaders(): readonly HeaderRule[] {
  return HEADERS.map((rule) =>
    rule.name === "Content-Security-Policy" ? { ...rule, value: policyText(DEV_CSP) } : rule,
  );
}

/** Return the plugin that sends the headers with every response of `vite dev` and `vite preview`, errors included. */
export function viteHeaders(): Plugin {
  return {
    name: "mien-headers",
    configureServer(server) {
      server.middlewares.use((_request, response, next) => {
        for (const { name, value } of devHeaders()) response.setHeader(name, value);
        next();
      });
    },
    configurePreviewServer(server) {
      server.middlewares.use((_request, response, next) => {
        for (const { name, value } of HEADERS) response.setHeader(name, value);
        next();
      });
    },
  };
}

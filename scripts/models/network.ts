/** How the commands reach the network: directly, or by the proxy that the environment or npm names. */
import { EnvHttpProxyAgent, fetch } from "undici";

/**
 * Return a `fetch` that goes by HTTPS_PROXY, HTTP_PROXY and NO_PROXY, or else by what npm is configured with
 * (`npm config set proxy`), as npm itself does. Node's own takes no notice of them.
 */
export function networkFetch(env: NodeJS.ProcessEnv): (url: string, init: RequestInit) => Promise<Response> {
  const named = (...names: readonly string[]): string | undefined =>
    names.map((name) => env[name]).find((value) => value !== undefined && value !== "");
  const httpProxy = named("http_proxy", "HTTP_PROXY", "npm_config_proxy");
  const httpsProxy = named("https_proxy", "HTTPS_PROXY", "npm_config_https_proxy") ?? httpProxy;
  const noProxy = named("no_proxy", "NO_PROXY", "npm_config_noproxy");
  const dispatcher = new EnvHttpProxyAgent({
    ...(httpProxy === undefined ? {} : { httpProxy }),
    ...(httpsProxy === undefined ? {} : { httpsProxy }),
    ...(noProxy === undefined ? {} : { noProxy }),
  });
  return async (url, init) => {
    const { headers, signal } = init as { headers: Record<string, string>; signal: AbortSignal };
    const options = { dispatcher, headers, signal, referrerPolicy: "no-referrer" } as const;
    return (await fetch(url, options)) as unknown as Response;
  };
}

/**
 * The rendered example faces: each is fetched once, before the count of requests begins, and kept as a file, so that
 * showing and scoring one asks nothing of the network.
 */
import * as v from "valibot";
import type { Example, ExamplesStore } from "../state/examples.ts";

const Listing = v.array(v.object({ id: v.string(), file: v.string(), name: v.string() }));

export interface ExampleFiles {
  /** Resolves when every example is there or given up; never rejects. A site without examples has none. */
  readonly settled: Promise<void>;
  file(id: string): File | undefined;
}

/** Load the examples that the site lists into the store. */
export function loadExamples(store: ExamplesStore, siteUrl: string): ExampleFiles {
  const files = new Map<string, File>();
  const folder = new URL("examples/", siteUrl);
  const load = async () => {
    const listing = v.safeParse(Listing, await (await get(new URL("index.json", folder))).json());
    if (!listing.success) return;
    for (const { id, file, name } of listing.output) {
      const blob = await (await get(new URL(file, folder))).blob();
      files.set(id, new File([blob], file, { type: blob.type }));
      const example: Example = { id, name, url: URL.createObjectURL(blob) };
      store.setState(({ examples }) => ({ examples: [...examples, example] }));
    }
  };
  // Examples are an offer, not a need: without them the screen simply does not show any.
  const settled = load().catch(() => undefined);
  return { settled, file: (id) => files.get(id) };
}

async function get(url: URL): Promise<Response> {
  // eslint-disable-next-line no-restricted-globals -- a GET of the site's own pictures; no photo of the user exists here
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  return response;
}

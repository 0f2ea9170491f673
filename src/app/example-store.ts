/**
 * The rendered example faces: each is fetched once, before the count of requests begins, and kept as a file, so that
 * showing and scoring one asks nothing of the network.
 */
import type { Example, ExamplesStore } from "../state/examples.ts";
import { loadAt } from "./load-once.ts";

interface Listed {
  readonly id: string;
  readonly file: string;
  readonly name: string;
}

/** Whether an entry of the site's own listing has what is needed; others are passed over. */
function isListed(entry: unknown): entry is Listed {
  const { id, file, name } = (entry ?? {}) as Partial<Record<keyof Listed, unknown>>;
  return [id, file, name].every((field) => typeof field === "string" && field !== "");
}

export interface ExampleFiles {
  /** Resolves when every example is there or given up; never rejects. A site without examples has none. */
  readonly settled: Promise<void>;
  file(id: string): File | undefined;
}

/** Returns what a file of the site holds; rejects when it does not come. */
export type GetFile = (url: URL) => Promise<Pick<Response, "json" | "blob">>;

interface ExampleParts {
  readonly siteUrl: string;
  /** When they are loaded. */
  readonly time: Promise<void>;
  readonly get?: GetFile | undefined;
}

/** Load the examples that the site lists into the store, when it is time. */
export function loadExamples(
  store: ExamplesStore,
  { siteUrl, time, get = getFile }: ExampleParts,
): ExampleFiles {
  const files = new Map<string, File>();
  const folder = new URL("examples/", siteUrl);
  const load = async () => {
    const listing: unknown = await (await get(new URL("index.json", folder))).json();
    if (!Array.isArray(listing)) return;
    for (const { id, file, name } of listing.filter(isListed)) {
      const blob = await (await get(new URL(file, folder))).blob();
      files.set(id, new File([blob], file, { type: blob.type }));
      const example: Example = { id, name, url: URL.createObjectURL(blob) };
      store.setState(({ examples }) => ({ examples: [...examples, example] }));
    }
  };
  // Examples are an offer, not a need: without them the screen simply does not show any.
  return { settled: loadAt(time, load), file: (id) => files.get(id) };
}

async function getFile(url: URL): Promise<Response> {
  // eslint-disable-next-line no-restricted-globals -- a GET of the site's own pictures; no photo of the user exists here
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  return response;
}

/** The name of the engine's thread, and what it may say: where the site is, for a thread that shall begin by itself. */

const NAME = "mien-engine";

/** Return the name of an engine's thread that begins to load for a site at once; without one, it waits to be asked. */
export function engineName(siteUrl?: string): string {
  return siteUrl === undefined ? NAME : `${NAME} ${siteUrl}`;
}

/** Return the site that a thread's name gives; null where it gives none. */
export function siteOfEngineName(name: string): string | null {
  return name.startsWith(`${NAME} `) ? name.slice(NAME.length + 1) : null;
}

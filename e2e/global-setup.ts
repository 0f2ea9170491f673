/** Builds the site when it is stale; each test file starts a server of its own on a free port. */
import { ensureBuilt } from "../scripts/site/build/ensure-built.ts";

export default async function globalSetup(): Promise<void> {
  await ensureBuilt("site");
}

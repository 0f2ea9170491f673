/** `npm run build`: the site into `dist/`, ready for any static host. */
import { ensureBuilt } from "./build/ensure-built.ts";

process.stdout.write(`${await ensureBuilt("site")}\n`);

/** `npm run dev`: Vite's dev server on this machine, with the embedded models in place. */
import { createServer } from "vite";
import { ensureModels, ROOT } from "./build/ensure-built.ts";

await ensureModels();
const server = await createServer({ root: ROOT, server: { host: "127.0.0.1", port: 5173 } });
await server.listen();
server.printUrls();

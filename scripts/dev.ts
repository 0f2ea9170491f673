/** `npm run dev`: Vite's dev server on this machine, with the embedded models in place. */
import { createServer } from "vite";
import { ensureModels, ROOT } from "./site/build/ensure-built.ts";

/** Beside the port of `npm start`, for the same reason: not the one at which every other Vite project is developed. */
const PORT = 16_437;

await ensureModels();
const server = await createServer({ root: ROOT, server: { host: "127.0.0.1", port: PORT } });
await server.listen();
server.printUrls();

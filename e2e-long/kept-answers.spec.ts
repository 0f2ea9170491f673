/** 200 random rewrites of what the service worker keeps, each followed by a reload and a start without the host. */
import path from "node:path";
import { ROOT } from "../scripts/site/build/ensure-built.ts";
import { startServer } from "../scripts/site/server/static-server.ts";
import { codePaths, expectProtected, rewriteKept } from "../e2e/kept-rewrites.ts";
import { startListener } from "../e2e/leaks/listener.ts";
import { expect, openReady, test, untilSettled } from "../e2e/site.ts";

const REWRITES = 200;
/** After so many a wait shows that nothing of them arrives late; one that arrives within its own turn is seen there. */
const SILENCE_EVERY = 20;

test.use({ serviceWorkers: "allow" });
test.setTimeout(3_600_000);

test(`${REWRITES} rewritten caches: always isolated, always the build's headers, nothing heard`, async ({
  page,
}) => {
  const listener = await startListener();
  const root = path.join(ROOT, "dist");
  const paths = await codePaths(root);
  const start = (port: number) => startServer({ root, port });
  let host = await start(0);
  await openReady(page, { ...host, log: [] });
  await untilSettled(page);
  // From here on no engine starts: 800 loads are about what a document may do, and the workers' files are looked at by themselves.
  await page.addInitScript(() => {
    globalThis.Worker = class extends EventTarget {
      postMessage() {}
      terminate() {}
    } as unknown as typeof Worker;
  });
  await page.reload();
  let rewritten = 0;
  for (let seed = 1; seed <= REWRITES; seed += 1) {
    rewritten += await rewriteKept(page, seed, listener.origin);
    const expected = { listener, paths, silenceMs: seed % SILENCE_EVERY === 0 ? 3000 : 0 };
    await expectProtected(page, expected);
    await host.close();
    await expectProtected(page, expected);
    host = await start(host.port);
  }
  expect(rewritten).toBeGreaterThan(REWRITES);
  await host.close();
  await listener.close();
});

/** The short form of the silence; the long one is `npm run test:long`. */
import { expectSilence, test } from "./silence.ts";

test("after ready, browser, server and proxy see nothing: 12 photos, 20 opened from the file manager, camera, idle", async ({
  page,
  site,
  forward,
}) => {
  await expectSilence({ page, site, forward }, { photos: 12, opened: 20, cameraSeconds: 5, idleSeconds: 5 });
});

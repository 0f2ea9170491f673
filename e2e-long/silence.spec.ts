import { expectSilence, test } from "../e2e/silence.ts";

test("after ready, browser, server and proxy see nothing: 200 photos, 20 opened from the file manager, a minute of camera, 75 s idle", async ({
  page,
  site,
  forward,
}) => {
  await expectSilence(
    { page, site, forward },
    { photos: 200, opened: 20, cameraSeconds: 60, idleSeconds: 75 },
  );
});

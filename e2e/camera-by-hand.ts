/** A camera that takes no photo by itself, from before its first frame on. */
import type { Page } from "@playwright/test";

/**
 * Have the next documents of `page` switch off "Take it by itself when all is well" as soon as it stands there. A test that
 * does so with the pointer races with the camera: on a slow machine the photo is taken before the pointer has come.
 */
export async function byHandOnly(page: Page): Promise<void> {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      const auto = document.querySelector<HTMLInputElement>(".camera-options input[type=checkbox]");
      if (!auto) return;
      observer.disconnect();
      auto.click();
    }).observe(document, { childList: true, subtree: true });
  });
}

/** A host that answers for missing files with its start page, and a connection that goes before the models have come. */
import { expect, openReady, test, untilBegunAnew } from "./site.ts";

test("a part of the page that comes as a web page is asked for once more, then the page says what is wrong", async ({
  page,
  site,
}) => {
  const loads = () => site.log.filter(({ url }) => url === "/").length;
  await page.route("**/assets/method-*.js", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Mien</title>" }),
  );
  await page.goto(`${site.url}#/method`);
  // What the first page says is gone with it.
  await untilBegunAnew(page);
  await expect(page.getByRole("heading", { name: "This screen could not be loaded" })).toBeVisible();
  await page.waitForTimeout(1000);
  expect(loads()).toBe(2);
  await page.unroute("**/assets/method-*.js");
  await page.getByRole("button", { name: "Reload the page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("heading", { name: "This screen could not be loaded" })).toBeHidden();
});

test("going offline before the models have come ends in words, and the reload in a score's readiness", async ({
  page,
  site,
}) => {
  await page.route("**/*.bin", (route) => route.abort("internetdisconnected"));
  await page.goto(site.url);
  await expect(page.getByText("The scoring engine could not start.")).toBeVisible();
  await expect(page.getByText("Check the connection, then try again.").first()).toBeVisible();
  await page.unroute("**/*.bin");
  await page.getByRole("button", { name: "Reload the page" }).click();
  await openReady(page, site);
});

/** Nobody gets a score whose age looks too low or could not be judged, on any way through the app. */
import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { floatTensor, int64Tensor, onnxModel } from "../scripts/models/onnx/model.ts";
import { findings } from "./axe.ts";
import { examplePixels, pngFile, turnedLeft } from "./faces.ts";
import { addFiles, exampleFile, expect, openReady, openScreen, resultHeading, test } from "./site.ts";

const NOT_JUDGED = "The age could not be checked, so there is no score. Nothing is wrong with your photo.";
const QUESTION = "Is the face in this photo an adult’s (18 or older)?";
const SAID = "The person who opened this photo said that the face is an adult’s";
const TOO_YOUNG = "This face looks under 18, so it gets no score of any kind.";

interface Listed {
  id: string;
  role: string;
  ageGate?: { output: string; mean: number; sd: number };
  outputs?: Record<string, { tensor: string; index: number }>;
  parts: Record<string, { variants: { bytes: number; sha256: string; chunks: object[] }[] }>;
}

/** Serve the site's list of models changed. */
async function listChanged(page: Page, change: (models: Listed[]) => Listed[]): Promise<void> {
  await page.route("**/models/manifest.json", async (route) => {
    const response = await route.fetch();
    const manifest = (await response.json()) as { models: Listed[] };
    await route.fulfill({ response, json: { ...manifest, models: change(manifest.models) } });
  });
}

interface Gate {
  /** Years by which every face looks older to this site's model. */
  readonly older?: number;
  readonly refuseBelow: number;
  readonly askBelow: number;
}

const USUAL: Gate = { refuseBelow: 19, askBelow: 24 };

/** Let the compact model be the only network of the site, and decide on the age by these thresholds. */
const compactAlone = (page: Page, gate: Gate, change: (compact: Listed) => Listed = (compact) => compact) =>
  listChanged(page, (models) =>
    models.flatMap((model) => {
      if (model.role === "face-landmarker") return [model];
      if (model.id !== "compact" || !model.ageGate) return [];
      const { output, mean, sd } = model.ageGate;
      const { older = 0, ...thresholds } = gate;
      return [change({ ...model, ageGate: { output, mean: mean + older, sd, ...thresholds } } as Listed)];
    }),
  );

/**
 * A network of the compact model's shape that answers about the same two numbers for every face: `follows` says how much the
 * picture moves them. One that does not move at all answers the same for everyone.
 */
function steadyNetwork(attractive: number, age: number, follows = 1 / 64): Buffer {
  const answer = (name: string) => [
    {
      op: "ReduceMean",
      inputs: ["crop"],
      outputs: [`${name} mean`],
      attributes: { axes: [1, 2, 3], keepdims: 0 },
    },
    { op: "Unsqueeze", inputs: [`${name} mean`, "axis"], outputs: [`${name} column`] },
    { op: "Mul", inputs: [`${name} column`, "follows"], outputs: [`${name} moved`] },
    { op: "Add", inputs: [`${name} moved`, `${name} is`], outputs: [name] },
  ];
  const network = onnxModel(
    {
      name: "steady",
      inputs: [{ name: "crop", type: "float32", dims: ["looks", 3, 112, 96] }],
      outputs: ["attractive", "age"].map((name) => ({ name, type: "float32", dims: ["looks", 1] })),
      tensors: [
        int64Tensor("axis", [1], [1]),
        floatTensor("follows", [1], Float32Array.of(follows)),
        floatTensor("attractive is", [1], Float32Array.of(attractive)),
        floatTensor("age is", [1], Float32Array.of(age)),
      ],
      nodes: [...answer("attractive"), ...answer("age")],
    },
    { "": 17 },
  );
  return Buffer.from(network);
}

/** Let the site carry another network in the compact model's place, listed with its right length and hash. */
async function serveNetwork(page: Page, body: Buffer): Promise<void> {
  const sha256 = createHash("sha256").update(body).digest("hex");
  await compactAlone(page, USUAL, (compact) => {
    const chunk = { path: "compact/compact.onnx", bytes: body.length, sha256 };
    const [variant] = compact.parts["network"]?.variants ?? [];
    if (!variant) throw new Error("the compact model has no variant");
    const only = { ...variant, bytes: body.length, sha256, chunks: [chunk] };
    return { ...compact, parts: { network: { variants: [only] } } };
  });
  await page.route("**/models/compact/*.onnx", (route) =>
    route.fulfill({ contentType: "application/octet-stream", body }),
  );
}

async function noNumber(page: Page): Promise<void> {
  await expect(resultHeading(page)).toBeHidden();
  await expect(page.getByText(/\bPSL\b.*\d/)).toHaveCount(0);
}

async function refusedWith(page: Page, words: string): Promise<void> {
  await expect(page.getByText(words).first()).toBeVisible();
  await noNumber(page);
}

test("a face that looks under 18 gets no score, alone or among others", async ({ page, site }) => {
  // Every face looks thirty years younger to this site's model.
  await compactAlone(page, { ...USUAL, older: -30 });
  await openReady(page, site);
  await addFiles(page, [exampleFile("b")]);
  await refusedWith(page, TOO_YOUNG);
  await addFiles(page, [exampleFile("a"), exampleFile("c")]);
  await expect(page.getByText("3 of 3 finished")).toBeVisible();
  await expect(page.getByText(TOO_YOUNG)).not.toHaveCount(0);
  await expect(page.getByRole("button", { name: /: PSL/ })).toHaveCount(0);
});

test("without a model that estimates the age no photo is scored, and it is said what to do", async ({
  page,
  site,
}) => {
  await listChanged(page, (models) => models.filter(({ role }) => role === "face-landmarker"));
  await openReady(page, site);
  await addFiles(page, [exampleFile("b")]);
  await refusedWith(page, NOT_JUDGED);
  await expect(page.getByText(/Check the connection and reload the page/).first()).toBeVisible();
  await page.unroute("**/models/manifest.json");
  await openReady(page, site);
  await addFiles(page, [exampleFile("b")]);
  await expect(resultHeading(page)).toBeVisible();
});

test("a corrupted model is caught before it runs, and no photo is scored, in German too", async ({
  page,
  site,
}) => {
  await compactAlone(page, USUAL);
  await page.route("**/models/compact/*.onnx", async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[5000] = (body[5000] ?? 0) ^ 1;
    await route.fulfill({ response, body });
  });
  await openReady(page, site);
  await addFiles(page, [exampleFile("b")]);
  await refusedWith(page, NOT_JUDGED);
  await page.evaluate(() => {
    localStorage.setItem("mien.language", "de");
    window.dispatchEvent(new StorageEvent("storage", { key: "mien.language" }));
  });
  await expect(
    page.getByText(/Das Alter ließ sich nicht prüfen, deshalb gibt es kein Ergebnis/).first(),
  ).toBeVisible();
});

for (const [what, network, words] of [
  ["NaN for the age", steadyNetwork(60, NaN), NOT_JUDGED],
  ["NaN for everything", steadyNetwork(NaN, NaN), NOT_JUDGED],
  ["an age that nobody reaches", steadyNetwork(60, 1e6), NOT_JUDGED],
  ["the same for everyone", steadyNetwork(60, 40, 0), NOT_JUDGED],
  ["a low age", steadyNetwork(60, 10), TOO_YOUNG],
] as const)
  test(`a model that answers ${what} lets nobody through`, async ({ page, site }) => {
    await serveNetwork(page, network);
    await openReady(page, site);
    await addFiles(page, [exampleFile("b")]);
    await refusedWith(page, words);
  });

test("a model that answers an age is asked for it, and its score counts", async ({ page, site }) => {
  await serveNetwork(page, steadyNetwork(60, 40));
  await openReady(page, site);
  await addFiles(page, [exampleFile("b")]);
  await expect(resultHeading(page)).toBeVisible();
});

test("a model that is switched off still judges the age", async ({ page, site }) => {
  await serveNetwork(page, steadyNetwork(60, 10));
  await openReady(page, site);
  await openScreen(page, "#/models", "Models");
  await page.getByRole("switch", { name: /^Compact appearance model/ }).click();
  await openScreen(page, "#/", "Score a photo");
  await addFiles(page, [exampleFile("b")]);
  await refusedWith(page, TOO_YOUNG);
});

/** Thresholds between which every face lies. */
const ASKING: Gate = { refuseBelow: 1, askBelow: 120 };

test("a face that might be a younger one's is asked about before there is any number", async ({
  page,
  site,
}) => {
  await compactAlone(page, ASKING);
  await openReady(page, site);
  await addFiles(page, [exampleFile("b")]);
  await expect(page.getByRole("heading", { level: 1, name: QUESTION })).toBeVisible();
  await noNumber(page);
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "Yes, an adult’s" }).focus();
  await page.keyboard.press("Enter");
  await expect(resultHeading(page)).toBeVisible();
  await expect(page.getByText(SAID).first()).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
});

test("several such faces are asked about once, each with its picture, and some can be left out", async ({
  page,
  site,
}) => {
  await compactAlone(page, ASKING);
  await openReady(page, site);
  await addFiles(page, [exampleFile("a"), exampleFile("c")]);
  const question = page.getByRole("region", {
    name: "Are the faces in these 2 photos adults’ (18 or older)?",
  });
  await expect(question).toBeVisible();
  await expect(page.getByRole("button", { name: /: PSL/ })).toHaveCount(0);
  expect(await findings(page)).toEqual([]);
  await question.getByRole("checkbox", { name: "c.jpg" }).uncheck();
  await question.getByRole("button", { name: "1 ticked face is an adult’s, the others are not" }).click();
  await expect(question).toBeHidden();
  await expect(page.getByRole("button", { name: /: PSL/ })).toHaveCount(1);
  await expect(page.getByText(/You answered that this is not an adult’s face/).first()).toBeVisible();
});

test("a photo that is upside down is scored as the upright one, and says so", async ({ page, site }) => {
  await openReady(page, site);
  const upsideDown = turnedLeft(turnedLeft(examplePixels("b")));
  await addFiles(page, [pngFile("upside-down.png", upsideDown)]);
  await expect(resultHeading(page)).toBeVisible();
  await expect(page.getByText(/lies on its side or upside down/)).toBeAttached();
});

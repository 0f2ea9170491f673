/** Load what crops and turns a photo by hand; it is no part of a first score. */
export async function loadCropTool(): Promise<typeof import("./crop-tool.tsx").CropTool> {
  return (await import("./crop-tool.tsx")).CropTool;
}

/** Return the address of the models' folder below the site. */
export function modelsUrl(siteUrl: string): string {
  return new URL("models/", siteUrl).href;
}

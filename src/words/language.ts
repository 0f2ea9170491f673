/** The languages that the app speaks, English first: it stands in where a browser prefers none of them. */
export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

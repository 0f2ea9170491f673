/** The lowest browsers that can score, by what scoring needs of them; `scripts/browser/support.test.ts` works them out. */
export const LOWEST_BROWSERS = { chrome: 112, firefox: 114, safari: 16.4 } as const;

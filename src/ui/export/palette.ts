/** The identity's colours as a canvas needs them: read from the tokens, in either theme, whatever the page shows. */
import type { Palette } from "./draw-card.ts";

export const CARD_THEMES = ["light", "dark"] as const;
export type CardTheme = (typeof CARD_THEMES)[number];

/** Return the colours of a theme, as its class in `tokens.css` has them. */
export function paletteOf(theme: CardTheme): Palette {
  const probe = document.createElement("span");
  probe.className = `theme-${theme}`;
  probe.hidden = true;
  document.body.append(probe);
  const color = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const palette = {
    paper: color("--paper"),
    ink: color("--ink"),
    inkSoft: color("--ink-soft"),
    line: color("--line"),
    lineStrong: color("--line-strong"),
    measure: color("--measure"),
    measureWash: color("--measure-wash"),
  };
  probe.remove();
  return palette;
}

/** Return the theme that the page is in now. */
export function themeInUse(chosen: "system" | CardTheme): CardTheme {
  if (chosen !== "system") return chosen;
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

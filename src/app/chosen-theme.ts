/** The theme that was chosen in the app, for a document that has nothing else of the app. */

/** Where the settings keep the theme. */
export const THEME_KEY = "mien.theme";

/** Give the document the remembered theme, if one was chosen; blocked storage leaves the system's. */
export function showChosenTheme(
  root: { readonly dataset: Record<string, string | undefined> },
  storage: () => Pick<Storage, "getItem">,
): void {
  try {
    const theme = storage().getItem(THEME_KEY);
    if (theme === "light" || theme === "dark") root.dataset["theme"] = theme;
  } catch {
    // Merely touching the storage throws where it is blocked.
  }
}

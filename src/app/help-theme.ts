/** The help documents in the colours that were chosen in the app. Without scripts they follow the system. */
import { showChosenTheme } from "./chosen-theme.ts";

showChosenTheme(document.documentElement, () => localStorage);

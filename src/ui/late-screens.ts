/** Screens that load after the shell. Asking twice loads once: the browser keeps modules. */
export const loadResultScreen = () => import("./screens/result.tsx");

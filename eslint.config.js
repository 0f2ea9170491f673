import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { rooms } from "./eslint/rooms.js";

/** Channels that could carry a photo out; the privacy promise bans them in the page and its workers. */
const LEAKS = ["RTCPeerConnection", "WebSocket", "WebTransport", "EventSource", "XMLHttpRequest"];

const leakGlobals = LEAKS.map((name) => ({
  name,
  message: "The photo never leaves the page: this channel is banned.",
}));
const leakMembers = [
  { object: "navigator", property: "sendBeacon", message: "The photo never leaves the page." },
  { object: "window", property: "open", message: "The photo never leaves the page." },
];

export default tseslint.config(
  { ignores: ["dist/", ".cache/", "node_modules/", "coverage/", "public/", "training/", "test-results/"] },
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    plugins: { rooms },
    rules: {
      "rooms/one-way": "error",
      "no-console": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Exports have names." },
        { selector: "TSEnumDeclaration", message: "Use a union of literals." },
      ],
      "max-depth": ["error", 4],
      "max-lines": ["error", { max: 400 }],
      eqeqeq: "error",
    },
  },
  {
    // What only types tell: a promise that nobody waits for, a promise where none is awaited, a switch that forgets a case.
    files: ["src/**/*.{ts,tsx}", "{scripts,lab,fixtures,e2e,e2e-engines,e2e-long}/**/*.ts"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["**/*.test.ts", "**/*.test.tsx"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...leakGlobals,
        {
          name: "fetch",
          message:
            "Models and the service worker fetch. Elsewhere say beside it which file of the site is fetched.",
        },
      ],
      "no-restricted-properties": ["error", ...leakMembers],
    },
  },
  {
    // What is longer hides a second thing to do. Tests describe their subject in one long function.
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["**/*.test.ts", "**/*.test.tsx"],
    rules: { "max-lines-per-function": ["error", { max: 120, skipBlankLines: false, skipComments: false }] },
  },
  {
    // The service worker fetches the files of the site, as the browser would without it.
    files: ["src/models/**/*.ts", "src/offline/**/*.ts"],
    rules: { "no-restricted-globals": ["error", ...leakGlobals] },
  },
  {
    // The privacy check tries every banned channel, to show that the browser refuses it: these files and no others.
    files: [
      "src/ui/privacy-check/thread-channels.ts",
      "src/ui/privacy-check/page-channels.ts",
      "src/ui/privacy-check/site-headers.ts",
    ],
    rules: { "no-restricted-globals": "off", "no-restricted-properties": "off" },
  },
  {
    files: ["src/{ui,app}/**/*.tsx"],
    ...jsxA11y.flatConfigs.recommended,
  },
  {
    files: ["src/{ui,app}/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    // Tools that demand a default export.
    files: ["*.config.{ts,js}", "{e2e,e2e-engines}/global-setup.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["{scripts,lab,fixtures,e2e,e2e-engines,e2e-long}/**/*.ts"],
    rules: { "no-console": "off" },
  },
);

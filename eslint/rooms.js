/**
 * The one-way street between the rooms of `src/`, as a lint rule.
 *
 * It sees static imports, re-exports and `import()` alike; type-only imports count too, because a type is a dependency.
 * ROOMS says which other rooms a room may import; PACKAGES says which files may import a guarded package.
 */
import path from "node:path";

/** Room -> the rooms it may import from (itself always). */
export const ROOMS = {
  core: [],
  models: ["core"],
  offline: ["core"],
  inference: ["core", "models"],
  capture: ["core"],
  words: ["core", "capture"],
  state: ["core", "models", "inference", "capture", "words"],
  ui: ["core", "models", "inference", "capture", "words", "state"],
  app: ["core", "models", "offline", "inference", "capture", "words", "state", "ui"],
};

/** Package -> the files (or rooms, with a trailing slash) of `src/` that may import it. */
export const PACKAGES = {
  "onnxruntime-web": ["inference/runtime/"],
  "@mediapipe/tasks-vision": ["inference/engine/landmarker.ts"],
  comlink: ["inference/", "capture/heic/", "capture/heic-link.ts"],
  "@hevcjs/core": ["capture/heic/decoder-files.ts"],
  react: ["ui/", "app/"],
  "react-dom": ["ui/", "app/"],
  zustand: ["state/", "ui/", "app/"],
};

function packageName(source) {
  const parts = source.split("/");
  return source.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
}

/** Return why `source` may not be imported by `file` (relative to `src/`, posix), or null when it may. */
export function violation(file, source) {
  const room = file.split("/")[0];
  if (!source.startsWith(".")) {
    const allowed = PACKAGES[packageName(source)];
    if (!allowed) return room === "core" ? `core imports no package, but here is '${source}'` : null;
    const ok = allowed.some((entry) => (entry.endsWith("/") ? file.startsWith(entry) : file === entry));
    return ok ? null : `'${source}' may be imported only by ${allowed.join(", ")}`;
  }
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), source));
  if (target.startsWith("..")) return source.includes("package.json") ? null : `'${source}' leaves src/`;
  const targetRoom = target.split("/")[0];
  if (targetRoom === room || !(room in ROOMS)) return null;
  return ROOMS[room].includes(targetRoom) ? null : `${room}/ may not import ${targetRoom}/`;
}

export const rooms = {
  rules: {
    "one-way": {
      meta: { type: "problem", schema: [], messages: { no: "{{reason}}" } },
      create(context) {
        const parts = context.filename.split(path.sep).join("/").split("/src/");
        const file = parts[parts.length - 1];
        // Fakes in a folder `testing` belong to the tests.
        const isTest = /\.test\.tsx?$|\/testing\//.test(file);
        const check = (node) => {
          const source = node?.source?.value;
          if (parts.length < 2 || isTest || typeof source !== "string") return;
          const reason = violation(file, source);
          if (reason) context.report({ node, messageId: "no", data: { reason } });
        };
        return {
          ImportDeclaration: check,
          ExportNamedDeclaration: check,
          ExportAllDeclaration: check,
          ImportExpression: check,
        };
      },
    },
  },
};

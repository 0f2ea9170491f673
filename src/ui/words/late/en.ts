/** The English sentences of the screens that come after the shell. Each screen has a file; its key is its name. */
import { result } from "./result.en.ts";

export const late = { ...result } as const;

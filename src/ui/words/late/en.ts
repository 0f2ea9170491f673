/** The English sentences of the screens that come after the shell. Each screen has a file; its key is its name. */
import { models } from "./models.en.ts";
import { result } from "./result.en.ts";

export const late = { ...result, models } as const;

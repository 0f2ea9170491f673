import type { SyntheticEvent } from "react";

/** Hide a picture that cannot be shown: a file that is no photo; its broken-image sign would only repeat the words. */
export function hideBroken({ currentTarget }: SyntheticEvent<HTMLImageElement>): void {
  currentTarget.hidden = true;
}

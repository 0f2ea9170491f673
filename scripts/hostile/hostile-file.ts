/** One odd or hostile file, with how opening and scoring it must end. */
import type { FileFaultCode } from "../../src/core/fault.ts";

/**
 * `scored-or-refused`: it opens as a picture, and then the pipeline scores it or says that it shows no face. A fault code: opening
 * ends with this fault. `opened-or-undecodable`: decoders differ on it; it opens, or ends as `image-undecodable`. `any-typed-end`: it
 * opens or ends with any file fault.
 */
export type Expectation = "scored-or-refused" | "opened-or-undecodable" | "any-typed-end" | FileFaultCode;

export interface HostileFile {
  /** Unique, and a plain file name. Its ending may lie: that is part of the test. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly expect: Expectation;
  /** Size of the opened picture, turned as EXIF says, where the test knows it. */
  readonly shown?: readonly [width: number, height: number];
  readonly focalLength35?: number;
}

/** Return the file cut at fractions of its length; what is left always starts as its kind does, so each is `file-truncated`. */
export function cuts(
  stem: string,
  ending: string,
  bytes: Uint8Array,
  pieces: number,
): readonly HostileFile[] {
  return Array.from({ length: pieces }, (_, i) => {
    const kept = Math.round(16 + ((bytes.length - 3 - 16) * i) / (pieces - 1));
    return {
      name: `${stem}-cut-at-${kept}.${ending}`,
      bytes: bytes.slice(0, kept),
      expect: "file-truncated" as const,
    };
  });
}

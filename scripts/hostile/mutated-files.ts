/** Good files with bytes flipped: nobody knows how each ends, but it must end as a picture or as a fault. */
import { seeded } from "./encode/bytes.ts";
import type { HostileFile } from "./hostile-file.ts";

const COPIES = 6;
const FLIPS = 12;
const ORIGINALS =
  /^(jpeg-plain|png-plain|webp-(lossless|extended-with-exif|animated)|gif-(89a|animated)|bmp-24-bit|jpeg-3-components-progressive)\./;

function flipped(file: HostileFile, seed: number): HostileFile {
  const next = seeded(seed);
  const bytes = file.bytes.slice();
  for (let i = 0; i < FLIPS; i++) {
    const at = next() % bytes.length;
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (next() % 8));
  }
  const [stem = "", ending = ""] = file.name.split(".");
  return { name: `${stem}-flipped-${seed}.${ending}`, bytes, expect: "any-typed-end" };
}

/** Return mutated copies of the plain files among `made`. */
export function mutatedFiles(made: readonly HostileFile[]): readonly HostileFile[] {
  const originals = made.filter(({ name }) => ORIGINALS.test(name));
  return originals.flatMap((file) => Array.from({ length: COPIES }, (_, i) => flipped(file, 100 + i)));
}

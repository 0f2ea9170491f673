import { describe, expect, it } from "vitest";
import { concatenated, latin1 } from "../../../../fixtures/hostile/encode/bytes.ts";
import { box, heifFile } from "../../../../fixtures/hostile/encode/heif.ts";
import { sniffImage } from "./sniff.ts";

const whole = heifFile({ brand: "heic", width: 400, height: 300 });
const avif = heifFile({ brand: "avif", width: 400, height: 300 });
/** Where the `mdat` box begins: it is the last one, with 64 bytes of pixels. */
const mdatAt = whole.length - 8 - 64;

const samsung = concatenated([
  latin1("\0\0\x01\x0aImage_UTC_Data1609459200000SEFH"),
  new Uint8Array(40),
  latin1("SEFT"),
]);
const BEHIND: readonly (readonly [string, Uint8Array])[] = [
  ["a camera maker's trailer", samsung],
  ["the rest of older metadata", latin1("/>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end='w'?>")],
  ["a video", concatenated([box("ftyp", latin1("mp42\0\0\0\0")), latin1("\0\xff\xff\xffmdat")])],
  ["zeros", new Uint8Array(5000)],
  ["three bytes", Uint8Array.of(255, 255, 255)],
];

describe("bytes behind the last box of a HEIF file", () => {
  it.each(BEHIND)("are no damage: %s", (_, behind) => {
    for (const file of [whole, avif]) {
      const verdict = sniffImage(concatenated([file, behind]));
      expect(verdict).toMatchObject({ kind: "image", width: 400 });
      expect(verdict).not.toHaveProperty("truncated");
    }
  });
});

describe("a HEIF file whose boxes have unusual sizes", () => {
  const sized = (header: Uint8Array) =>
    concatenated([whole.subarray(0, mdatAt), header, whole.subarray(mdatAt + 8)]);

  it("is whole with a last box that goes on to the end", () => {
    expect(sniffImage(sized(concatenated([new Uint8Array(4), latin1("mdat")])))).not.toHaveProperty(
      "truncated",
    );
  });

  it("is whole where a box claims more than there is and the picture lies before its end", () => {
    expect(sniffImage(sized(concatenated([Uint8Array.of(0, 1, 0, 0), latin1("mdat")])))).not.toHaveProperty(
      "truncated",
    );
  });

  it("is whole with a box of a 64-bit size", () => {
    const long = concatenated([
      Uint8Array.of(0, 0, 0, 1),
      latin1("mdat"),
      new Uint8Array(7),
      Uint8Array.of(80),
    ]);
    expect(sniffImage(concatenated([sized(long), new Uint8Array(8)]))).not.toHaveProperty("truncated");
  });
});

describe("a HEIF picture that ends early", () => {
  it.each([1, 8, 63])("is truncated when its last %i bytes are missing", (missing) => {
    for (const file of [whole, avif])
      expect(sniffImage(file.subarray(0, file.length - missing))).toHaveProperty("truncated", true);
  });
});

describe("a burst or a live photo", () => {
  const movie = concatenated([box("moov", new Uint8Array(300)), box("mdat", new Uint8Array(5000))]);
  const named = (brand: string) => box("ftyp", latin1(`${brand}\0\0\0\0mif1heic`));

  it("is its still picture where it has one", () => {
    for (const brand of ["msf1", "hevc", "heic"]) {
      const still = heifFile({ brand, compatible: ["mif1", "heic"], width: 400, height: 300 });
      expect(sniffImage(concatenated([still, movie])), brand).toMatchObject({
        kind: "image",
        format: "heic",
      });
    }
  });

  it("is a video where it has none", () => {
    for (const brand of ["msf1", "hevc", "avis"])
      expect(sniffImage(concatenated([named(brand), movie])), brand).toMatchObject({ code: "file-video" });
  });

  it("is not judged by a beginning that may go on to a still picture", () => {
    const whole = concatenated([named("msf1"), movie]);
    expect(sniffImage(whole.subarray(0, 2000), whole.length)).toMatchObject({ code: "file-truncated" });
  });
});

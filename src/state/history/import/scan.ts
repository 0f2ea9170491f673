/**
 * Finding the records in the bytes of a history file, slice by slice, however large, deep or damaged it is.
 *
 * [Note: Scanning instead of parsing]
 * A parser needs the whole text and builds whatever is in it: 100 MB of brackets take gigabytes, and one wrong character
 * costs the file. Here only brackets and quotes are followed. Each entry of `records` is handed on as text of its own, which
 * is small; one that is larger or deeper than a record can be is passed over without being kept. Nothing grows with the file.
 *
 * A file of ours has a record a line, and no JSON string has a line break in it. So a line break inside a string ends a
 * damaged entry, and a line that begins as our records do begins one, whatever was open before: damage costs one entry.
 */

/** Largest entry that is read, in bytes: a record with its picture and 200 measurements has less than half. */
export const LARGEST_RECORD = 128 * 1024;
/** Deepest nesting of an entry; a record has three levels. */
export const DEEPEST_RECORD = 16;
/** What may stand around the records, in bytes. */
const LARGEST_HEAD = 64 * 1024;

/** Told what is found, in the order of the file. */
export interface ScanHandlers {
  /** An entry's text: JSON, if it is sound. */
  readonly entry: (text: string) => void;
  /** An entry that was not read: larger or deeper than a record can be. */
  readonly oversized: () => void;
  /** An entry without its end. */
  readonly torn: () => void;
}

/** What a file was around its records. */
export interface ScanEnd {
  /** Everything but the records, as JSON text if it is sound; null when it is more than a history can have. */
  readonly around: string | null;
  /** The same up to the bracket that opens the records; null where there are none. */
  readonly before: string | null;
  /** Whether the file came to its end before its JSON did. */
  readonly isTorn: boolean;
}

/** Finds the records of a file in its bytes, slice by slice. */
export interface Scan {
  push(bytes: Uint8Array): void;
  /** Return what stood around the records; call it once, after the last slice. */
  end(): ScanEnd;
}

const code = (character: string) => character.charCodeAt(0);
const QUOTE = code('"');
const BACKSLASH = code("\\");
const LINE_END = code("\n");
const COMMA = code(",");
const ARRAY_END = code("]");
const ARRAY = code("[");
const OBJECT = code("{");
const OBJECT_END = code("}");
const isOpening = (byte: number) => byte === OBJECT || byte === ARRAY;
const isClosing = (byte: number) => byte === OBJECT_END || byte === ARRAY_END;
const LINE_START = new TextEncoder().encode('{"version":');
const RECORDS_BEGIN = /"records"\s*:\s*\[$/;
const isSpace = (byte: number) => byte <= 32;

/** `around` the records, `between` two of them, in an `entry`, or in one that is `passed` over. */
type Place = "around" | "between" | "entry" | "passed";

/** Return a scan at the beginning of a file. See: [Note: Scanning instead of parsing]. */
export function createScan(handlers: ScanHandlers): Scan {
  const decoder = new TextDecoder();
  const head = createBuffer(LARGEST_HEAD);
  const entry = createBuffer(LARGEST_RECORD);
  /** Brackets that are open in the entry, and how many are around the records. */
  const open = new Uint8Array(DEEPEST_RECORD);
  let place: Place = "around";
  let depth = 0;
  let outerDepth = 0;
  /** How much of the head stands before the records; -1 until they begin. */
  let recordsAt = -1;
  const quotes = followQuotes();
  const lineStart = followLineStart();

  function leaveEntry(to: Place): void {
    if (place === "around") return void (place = to);
    if (place === "passed") handlers.oversized();
    else if (place === "entry" && (depth > 0 || quotes.isOpen())) handlers.torn();
    else if (place === "entry") handlers.entry(decoder.decode(entry.bytes()));
    entry.cut(0);
    quotes.reset();
    [depth, place] = [0, to];
  }

  function around(byte: number): void {
    head.add(byte);
    if (quotes.holds(byte)) return;
    if (isOpening(byte)) {
      outerDepth += 1;
      if (outerDepth !== 2 || !RECORDS_BEGIN.test(decoder.decode(head.bytes().slice(-40)))) return;
      place = "between";
      if (recordsAt < 0) recordsAt = head.size();
    } else if (isClosing(byte)) outerDepth -= 1;
  }

  function between(byte: number): void {
    if (isSpace(byte) || byte === COMMA) return;
    if (byte === ARRAY_END) {
      place = "around";
      return around(byte);
    }
    place = "entry";
    inEntry(byte);
  }

  function inEntry(byte: number): void {
    if (quotes.isOpen() && byte === LINE_END) return leaveEntry("between");
    if (depth === 0 && !quotes.isOpen() && (byte === COMMA || byte === ARRAY_END)) {
      leaveEntry("between");
      return between(byte);
    }
    if (place === "entry" && !entry.add(byte)) place = "passed";
    if (quotes.holds(byte)) return;
    if (isOpening(byte)) {
      open[depth] = byte;
      depth += 1;
      if (depth > DEEPEST_RECORD) place = "passed";
    } else if (isClosing(byte)) close(byte);
  }

  /** A bracket that closes another kind leaves what it does not fit open: the entry is damaged, and the line goes on. */
  function close(byte: number): void {
    const fits =
      depth > DEEPEST_RECORD || (depth > 0 && open[depth - 1] === (byte === ARRAY_END ? ARRAY : OBJECT));
    if (!fits) return;
    depth -= 1;
    if (depth === 0) leaveEntry("between");
  }

  /** Whether the entry that is open began where this line did, as it should. */
  const isAtStart = () => place === "entry" && depth === 1 && entry.size() === LINE_START.length - 1;

  /** What was open before this line is over. The line's beginning went to it and is the new entry's. */
  function beginRecord(): void {
    lineStart.reset();
    if (isAtStart()) return;
    if (place === "around") head.cut(recordsAt);
    if (place === "entry") entry.cut(entry.size() - LINE_START.length + 1);
    depth -= 1;
    leaveEntry("between");
    outerDepth = 2;
    for (const each of LINE_START.subarray(0, -1)) step(each);
  }

  function step(byte: number): void {
    if (lineStart.endsWith(byte) && recordsAt >= 0) beginRecord();
    if (place === "around") around(byte);
    else if (place === "between") between(byte);
    else inEntry(byte);
  }

  return {
    push: (bytes) => {
      for (const byte of bytes) step(byte);
    },
    end() {
      const isTorn = outerDepth > 0;
      leaveEntry("between");
      const text = (bytes: Uint8Array) => decoder.decode(bytes);
      return {
        around: head.isFull() ? null : text(head.bytes()),
        before: recordsAt < 0 ? null : text(head.bytes().subarray(0, recordsAt)),
        isTorn,
      };
    },
  };
}

/** Follow the quotes of JSON, byte by byte. */
function followQuotes() {
  let isOpen = false;
  let isEscaped = false;
  return {
    /** Whether this byte belongs to a string. */
    holds(byte: number): boolean {
      if (!isOpen) {
        isOpen = byte === QUOTE;
        return isOpen;
      }
      if (isEscaped) isEscaped = false;
      else if (byte === BACKSLASH) isEscaped = true;
      else if (byte === QUOTE) isOpen = false;
      return true;
    },
    isOpen: () => isOpen,
    reset() {
      [isOpen, isEscaped] = [false, false];
    },
  };
}

/** Follow how far each line is like the beginning of a record of ours, byte by byte. */
function followLineStart() {
  /** Bytes of the line that are as there; -1 when it is another line. */
  let match = -1;
  return {
    /** Whether this byte completes such a beginning. */
    endsWith(byte: number): boolean {
      if (byte === LINE_END) match = 0;
      else if (match >= 0) match = LINE_START[match] === byte ? match + 1 : -1;
      return match === LINE_START.length;
    },
    reset() {
      match = -1;
    },
  };
}

/** Return space for so many bytes, which is filled from the front. */
function createBuffer(capacity: number) {
  const space = new Uint8Array(capacity);
  let size = 0;
  return {
    /** Add a byte; false when there is no space for it. */
    add(byte: number): boolean {
      if (size === capacity) return false;
      space[size] = byte;
      size += 1;
      return true;
    },
    /** Keep so many bytes of the front. */
    cut(to: number): void {
      size = to;
    },
    size: () => size,
    bytes: () => space.subarray(0, size),
    isFull: () => size === capacity,
  };
}

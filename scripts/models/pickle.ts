/**
 * Reading a PyTorch state dict's pickle without running anything.
 *
 * A pickle is a program for a small stack machine that may call any function of the machine it is read on. This reader
 * knows only the instructions, and only the three names, that a dict of float tensors needs. Everything else is
 * refused by name before the rest is looked at.
 */

/** A tensor as the pickle describes it: where its numbers lie, and how they are laid out (in elements). */
export interface PickledTensor {
  readonly storage: string;
  readonly elements: number;
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

/** What the pickle holds that this reader does not know. */
export class UnsafePickleError extends Error {
  constructor(what: string, position: number) {
    super(`not a plain state dict: ${what} at byte ${position} of data.pkl is refused`);
    this.name = "UnsafePickleError";
  }
}

type Known = "collections OrderedDict" | "torch._utils _rebuild_tensor_v2" | "torch FloatStorage";
const KNOWN: readonly string[] = [
  "collections OrderedDict",
  "torch._utils _rebuild_tensor_v2",
  "torch FloatStorage",
];

interface Storage {
  readonly kind: "storage";
  readonly key: string;
  readonly elements: number;
}

type Value =
  | string
  | number
  | boolean
  | null
  | readonly Value[]
  | { readonly kind: "mark" }
  | { readonly kind: "known"; readonly name: Known }
  | { readonly kind: "dict"; readonly entries: Map<string, Value> }
  | { readonly kind: "tensor"; readonly tensor: PickledTensor }
  | Storage;

const MARK: Value = { kind: "mark" };

/** Names of refused instructions that a person may want to read about. */
const INFAMOUS: Readonly<Record<number, string>> = {
  0x93: "STACK_GLOBAL",
  0x69: "INST",
  0x6f: "OBJ",
  0x81: "NEWOBJ",
  0x92: "NEWOBJ_EX",
  0x82: "EXT1",
  0x83: "EXT2",
  0x84: "EXT4",
  0x50: "PERSID",
  0x95: "FRAME",
};

/** Return the tensors of a state dict by name, in the order in which they were saved. Throws `UnsafePickleError`. */
export function readStateDictPickle(bytes: Uint8Array): ReadonlyMap<string, PickledTensor> {
  const machine = new Machine(bytes);
  const result = machine.run();
  if (!isKind(result, "dict")) throw machine.refusal("a result that is no dict");
  const tensors = new Map<string, PickledTensor>();
  for (const [name, value] of result.entries) {
    if (!isKind(value, "tensor")) throw machine.refusal(`the entry '${name}', which is no tensor,`);
    tensors.set(name, value.tensor);
  }
  return tensors;
}

type KindOf<K extends string> = Extract<Value, { readonly kind: K }>;

function isKind<K extends string>(value: Value | undefined, kind: K): value is KindOf<K> {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === kind;
}

class Machine {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #stack: Value[] = [];
  readonly #memo = new Map<number, Value>();
  #at = 0;
  #opStart = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  refusal(what: string): UnsafePickleError {
    return new UnsafePickleError(what, this.#opStart);
  }

  run(): Value {
    for (;;) {
      this.#opStart = this.#at;
      const op = this.#byte();
      if (op === 0x2e) return this.#pop(); // STOP
      this.#step(op);
    }
  }

  #step(op: number): void {
    switch (op) {
      case 0x80: // PROTO
        if (this.#byte() !== 2) throw this.refusal("a pickle protocol other than 2");
        return;
      case 0x63: // GLOBAL
        return this.#push({ kind: "known", name: this.#knownName() });
      case 0x71: // BINPUT
        return this.#remember(this.#byte());
      case 0x72: // LONG_BINPUT
        return this.#remember(this.#uint32());
      case 0x68: // BINGET
        return this.#recall(this.#byte());
      case 0x6a: // LONG_BINGET
        return this.#recall(this.#uint32());
      case 0x28: // MARK
        return this.#push(MARK);
      case 0x58: // BINUNICODE
        return this.#push(this.#text(this.#take(this.#uint32())));
      case 0x4b: // BININT1
        return this.#push(this.#byte());
      case 0x4d: // BININT2
        return this.#push(this.#byte() + 256 * this.#byte());
      case 0x4a: // BININT
        return this.#push(this.#uint32() | 0);
      case 0x88: // NEWTRUE
        return this.#push(true);
      case 0x89: // NEWFALSE
        return this.#push(false);
      case 0x4e: // NONE
        return this.#push(null);
      default:
        return this.#stepBuilding(op);
    }
  }

  #stepBuilding(op: number): void {
    switch (op) {
      case 0x29: // EMPTY_TUPLE
        return this.#push([]);
      case 0x85: // TUPLE1
        return this.#push(this.#popMany(1));
      case 0x86: // TUPLE2
        return this.#push(this.#popMany(2));
      case 0x87: // TUPLE3
        return this.#push(this.#popMany(3));
      case 0x74: // TUPLE
        return this.#push(this.#popToMark());
      case 0x7d: // EMPTY_DICT
        return this.#push({ kind: "dict", entries: new Map() });
      case 0x73: // SETITEM
        return this.#setItems(this.#popMany(2));
      case 0x75: // SETITEMS
        return this.#setItems(this.#popToMark());
      case 0x51: // BINPERSID
        return this.#push(this.#storage(this.#pop()));
      case 0x52: // REDUCE
        return this.#reduce();
      case 0x62: // BUILD: the dict's `_metadata`, which is of no use here
        this.#pop();
        return;
      default: {
        const code = `0x${op.toString(16).padStart(2, "0")}`;
        throw this.refusal(`the instruction ${INFAMOUS[op] ?? code}${INFAMOUS[op] ? ` (${code})` : ""}`);
      }
    }
  }

  #reduce(): void {
    const [callee, args] = this.#popMany(2);
    if (!isKind(callee, "known") || !Array.isArray(args)) throw this.refusal("a call of something unknown");
    if (callee.name === "collections OrderedDict" && args.length === 0) {
      return this.#push({ kind: "dict", entries: new Map() });
    }
    if (callee.name === "torch._utils _rebuild_tensor_v2")
      return this.#push(this.#tensor(args as readonly Value[]));
    throw this.refusal(`a call of '${callee.name}' with ${args.length} arguments`);
  }

  #tensor(args: readonly Value[]): Value {
    const [storage, offset, shape, strides] = args;
    if (!isKind(storage, "storage") || !isCount(offset) || !isCounts(shape) || !isCounts(strides)) {
      throw this.refusal("a tensor that is not described by storage, offset, shape and strides");
    }
    const { key, elements } = storage;
    return { kind: "tensor", tensor: { storage: key, elements, offset, shape, strides } };
  }

  #storage(id: Value): Storage {
    const [tag, type, key, , elements] = Array.isArray(id) ? (id as readonly Value[]) : [];
    const isFloats = isKind(type, "known") && type.name === "torch FloatStorage";
    if (
      tag !== "storage" ||
      !isFloats ||
      typeof key !== "string" ||
      !/^\d+$/.test(key) ||
      !isCount(elements)
    ) {
      throw this.refusal("a reference to something that is no float storage");
    }
    return { kind: "storage", key, elements };
  }

  #setItems(items: readonly Value[]): void {
    const dict = this.#stack[this.#stack.length - 1];
    if (!isKind(dict, "dict")) throw this.refusal("setting an item of something that is no dict");
    for (let i = 0; i < items.length; i += 2) {
      const key = items[i];
      const value = items[i + 1];
      if (typeof key !== "string" || value === undefined) throw this.refusal("a dict key that is no text");
      dict.entries.set(key, value);
    }
  }

  #knownName(): Known {
    const name = `${this.#line()} ${this.#line()}`;
    if (!KNOWN.includes(name)) throw this.refusal(`the global '${name}'`);
    return name as Known;
  }

  #line(): string {
    const end = this.#bytes.indexOf(0x0a, this.#at);
    if (end < 0) throw this.refusal("a name without end");
    const text = new TextDecoder().decode(this.#take(end - this.#at));
    this.#at += 1;
    return text;
  }

  #text(bytes: Uint8Array): string {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      throw this.refusal("a text that is not UTF-8");
    }
  }

  #push(value: Value): void {
    this.#stack.push(value);
  }

  #pop(): Value {
    const value = this.#stack.pop();
    if (value === undefined) throw this.refusal("taking from an empty stack");
    return value;
  }

  #popMany(count: number): Value[] {
    if (this.#stack.length < count) throw this.refusal("taking from an empty stack");
    return this.#stack.splice(this.#stack.length - count);
  }

  #popToMark(): Value[] {
    const mark = this.#stack.lastIndexOf(MARK);
    if (mark < 0) throw this.refusal("a missing mark");
    return this.#stack.splice(mark).slice(1);
  }

  #remember(index: number): void {
    const top = this.#stack[this.#stack.length - 1];
    if (top === undefined) throw this.refusal("remembering nothing");
    this.#memo.set(index, top);
  }

  #recall(index: number): void {
    const value = this.#memo.get(index);
    if (value === undefined) throw this.refusal("recalling what was never remembered");
    this.#push(value);
  }

  #byte(): number {
    return this.#take(1)[0] ?? 0;
  }

  #uint32(): number {
    this.#take(4);
    return this.#view.getUint32(this.#at - 4, true);
  }

  #take(count: number): Uint8Array {
    if (this.#at + count > this.#bytes.length) throw this.refusal("an instruction beyond the end");
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }
}

function isCount(value: Value | undefined): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function isCounts(value: Value | undefined): value is readonly number[] {
  return Array.isArray(value) && value.every((item: Value) => isCount(item));
}

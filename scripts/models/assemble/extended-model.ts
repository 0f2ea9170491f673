/**
 * TFLite models, extended by what FaceLandmarker misses in them. See: [Note: Prepended root].
 *
 * Numbers in `reader.xxx(table, n)` and `table({n: ...})` are field numbers of TFLite's `schema.fbs`.
 */
import { FlatbufferReader } from "./flatbuffer-reader.ts";
import {
  bytes,
  int32s,
  type Node,
  old,
  prependRoot,
  references,
  table,
  text,
  uint32,
  uint8,
} from "./flatbuffer-prefix.ts";
import { landmarkSources, OUTPUT_VALUES } from "./refined-landmarks.ts";

/** Fields of TFLite's tables. */
const MODEL = { version: 0, opcodes: 1, subgraphs: 2, description: 3, buffers: 4, metadata: 6 } as const;
const SUBGRAPH = { tensors: 0, inputs: 1, outputs: 2, operators: 3, name: 4 } as const;

/** Codes of TFLite's enumerations. */
const FLOAT32 = 0;
const INT32 = 2;
const CONCATENATION = { opcode: 2, options: 10 };
const GATHER = { opcode: 36, options: 23 };

/** Return the model with TFLite metadata, its graph unchanged. */
export function withMetadata(model: Uint8Array, metadata: Uint8Array): Uint8Array {
  const reader = readModel(model);
  return prependRoot(model, modelTable(reader, { buffers: [metadata], metadataBuffer: 0 }));
}

/**
 * Return the attention mesh model with metadata and two outputs in place of seven: 478 x 3 landmark coordinates, and
 * the presence logit, which is what FaceLandmarker reads.
 *
 * Two operators do it: the six coordinate outputs are concatenated, and a gather with a constant index list picks the
 * refined points.
 */
export function withRefinedLandmarks(model: Uint8Array, metadata: Uint8Array): Uint8Array {
  const reader = readModel(model);
  const [subgraph] = reader.tables(reader.root(), MODEL.subgraphs);
  if (subgraph === undefined) throw new Error("the landmark model holds no graph");
  const indices = new Uint8Array(Int32Array.from(landmarkSources()).buffer);
  const extension = {
    buffers: [indices, metadata],
    metadataBuffer: 1,
    opcodes: [CONCATENATION.opcode, GATHER.opcode],
  };
  return prependRoot(
    model,
    modelTable(reader, { ...extension, subgraph: refinedSubgraph(reader, subgraph) }),
  );
}

interface Extension {
  /** Contents of new buffers, numbered on from the model's own. */
  readonly buffers: readonly Uint8Array[];
  /** Which of the new buffers holds the metadata. */
  readonly metadataBuffer: number;
  readonly opcodes?: readonly number[];
  readonly subgraph?: Node;
}

/** Return the model's table with the extension's buffers, operator codes and graph. */
function modelTable(reader: FlatbufferReader, extension: Extension): Node {
  const root = reader.root();
  const kept = (field: number): Node[] => reader.tables(root, field).map(old);
  const buffers = kept(MODEL.buffers);
  const entry = table({ 0: text("TFLITE_METADATA"), 1: uint32(buffers.length + extension.metadataBuffer) });
  const description = reader.reference(root, MODEL.description);
  return table({
    [MODEL.version]: uint32(reader.uint32(root, MODEL.version)),
    [MODEL.opcodes]: references([...kept(MODEL.opcodes), ...(extension.opcodes ?? []).map(operatorCode)]),
    [MODEL.subgraphs]: references(extension.subgraph ? [extension.subgraph] : kept(MODEL.subgraphs)),
    ...(description === null ? {} : { [MODEL.description]: old(description) }),
    [MODEL.buffers]: references([...buffers, ...extension.buffers.map((data) => table({ 0: bytes(data) }))]),
    [MODEL.metadata]: references([...kept(MODEL.metadata), entry]),
  });
}

/** Return the graph with the concatenation and the gather behind its own operators. */
function refinedSubgraph(reader: FlatbufferReader, subgraph: number): Node {
  const root = reader.root();
  const outputs = reader.int32s(subgraph, SUBGRAPH.outputs);
  const presence = outputs[6];
  if (outputs.length !== 7 || presence === undefined) {
    throw new Error(`the landmark model has ${outputs.length} outputs; the attention mesh model has 7`);
  }
  const kept = (field: number): Node[] => reader.tables(subgraph, field).map(old);
  const tensors = kept(SUBGRAPH.tensors);
  const firstOpcode = reader.tables(root, MODEL.opcodes).length;
  const indexBuffer = reader.tables(root, MODEL.buffers).length;
  const [joined, indices, landmarks] = [tensors.length, tensors.length + 1, tensors.length + 2];
  const count = landmarkSources().length;
  return table({
    [SUBGRAPH.tensors]: references([
      ...tensors,
      tensor("refine/concat", [1, 1, 1, OUTPUT_VALUES], FLOAT32, 0),
      tensor("refine/indices", [count], INT32, indexBuffer),
      tensor("refine/landmarks", [1, 1, 1, count], FLOAT32, 0),
    ]),
    [SUBGRAPH.inputs]: int32s(reader.int32s(subgraph, SUBGRAPH.inputs)),
    [SUBGRAPH.outputs]: int32s([landmarks, presence]),
    [SUBGRAPH.operators]: references([
      ...kept(SUBGRAPH.operators),
      lastAxisOperator(firstOpcode, outputs.slice(0, 6), joined, CONCATENATION.options),
      lastAxisOperator(firstOpcode + 1, [joined, indices], landmarks, GATHER.options),
    ]),
  });
}

function operatorCode(code: number): Node {
  return table({ 0: uint8(code), 2: uint32(1), 3: uint32(code) });
}

function tensor(name: string, shape: readonly number[], type: number, buffer: number): Node {
  return table({ 0: int32s(shape), 1: uint8(type), 2: uint32(buffer), 3: text(name) });
}

/** An operator on axis 3; the options of concatenation and gather both begin with the axis. */
function lastAxisOperator(opcode: number, inputs: readonly number[], output: number, options: number): Node {
  return table({
    0: uint32(opcode),
    1: int32s(inputs),
    2: int32s([output]),
    3: uint8(options),
    4: table({ 0: uint32(3) }),
  });
}

function readModel(model: Uint8Array): FlatbufferReader {
  const reader = new FlatbufferReader(model);
  if (reader.identifier() !== "TFL3") throw new Error("not a TFLite model: its identifier is not TFL3");
  return reader;
}

/**
 * The TFLite metadata that tells MediaPipe how to normalise a model's input image.
 *
 * A minimal ModelMetadata (schema `metadata_schema.fbs`, identifier M001): one RGB image input with its mean and
 * standard deviation, and the names of the outputs.
 */
import { Builder, type Offset } from "flatbuffers";

/** How a model wants its pixels, `(value - mean) / deviation` on 0-255, and what its outputs are called. */
export interface ModelDescription {
  readonly mean: number;
  readonly deviation: number;
  readonly outputs: readonly string[];
}

/** Constants of the metadata schema. */
const CONTENT_IMAGE_PROPERTIES = 2;
const PROCESS_UNIT_NORMALIZATION = 1;
const COLOR_SPACE_RGB = 1;

/** Return the metadata as a finished FlatBuffers file. */
export function modelMetadata(description: ModelDescription): Uint8Array {
  const builder = new Builder(512);
  const inputs = references(builder, [imageInput(builder, description)]);
  const outputs = references(
    builder,
    description.outputs.map((name) => namedOutput(builder, name)),
  );
  builder.startObject(10);
  builder.addFieldOffset(2, inputs, 0);
  builder.addFieldOffset(3, outputs, 0);
  const subgraphs = references(builder, [builder.endObject()]);
  const version = builder.createString("1.0.0");
  builder.startObject(8);
  builder.addFieldOffset(3, subgraphs, 0);
  builder.addFieldOffset(7, version, 0);
  builder.finish(builder.endObject(), "M001");
  return builder.asUint8Array().slice();
}

function imageInput(builder: Builder, { mean, deviation }: ModelDescription): Offset {
  const deviations = oneFloat(builder, deviation);
  const means = oneFloat(builder, mean);
  builder.startObject(2);
  builder.addFieldOffset(0, means, 0);
  builder.addFieldOffset(1, deviations, 0);
  const normalization = builder.endObject();
  builder.startObject(2);
  builder.addFieldInt8(0, PROCESS_UNIT_NORMALIZATION, 0);
  builder.addFieldOffset(1, normalization, 0);
  const processUnits = references(builder, [builder.endObject()]);
  builder.startObject(2);
  builder.addFieldInt8(0, COLOR_SPACE_RGB, 0);
  const image = builder.endObject();
  builder.startObject(3);
  builder.addFieldInt8(0, CONTENT_IMAGE_PROPERTIES, 0);
  builder.addFieldOffset(1, image, 0);
  const content = builder.endObject();
  const name = builder.createString("image");
  builder.startObject(7);
  builder.addFieldOffset(0, name, 0);
  builder.addFieldOffset(3, content, 0);
  builder.addFieldOffset(4, processUnits, 0);
  return builder.endObject();
}

function namedOutput(builder: Builder, outputName: string): Offset {
  const name = builder.createString(outputName);
  builder.startObject(7);
  builder.addFieldOffset(0, name, 0);
  return builder.endObject();
}

function oneFloat(builder: Builder, value: number): Offset {
  builder.startVector(4, 1, 4);
  builder.addFloat32(value);
  return builder.endVector();
}

function references(builder: Builder, offsets: readonly Offset[]): Offset {
  builder.startVector(4, offsets.length, 4);
  for (const offset of offsets.toReversed()) builder.addOffset(offset);
  return builder.endVector();
}

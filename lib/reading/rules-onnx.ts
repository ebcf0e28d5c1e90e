/** Writes ONNX files (protocol buffers by hand): the few messages that an inference graph needs. Source: onnx.proto3 of ONNX 1.16. */

export type ElementType = 'float32' | 'float16' | 'uint8' | 'int8' | 'int32' | 'int64'

const ELEMENT: Record<ElementType, number> = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7, float16: 10 }

export interface Tensor {
  name: string
  type: ElementType
  shape: readonly number[]
  /** The elements as they lie in memory, little-endian. */
  bytes: Uint8Array
}

/** An attribute: whole numbers and fractions are different things in ONNX. */
export type Attribute = { int: number } | { float: number } | { ints: readonly number[] }

export interface Node {
  op: string
  /** '' is ONNX's own operators. */
  domain?: string
  inputs: readonly string[]
  outputs: readonly string[]
  attributes?: Readonly<Record<string, Attribute>>
}

/** An input or output of the graph; a size with a name is free. */
export interface Port {
  name: string
  type: ElementType
  shape: readonly (number | string)[]
}

export interface Graph {
  name: string
  inputs: readonly Port[]
  outputs: readonly Port[]
  nodes: readonly Node[]
  weights: readonly Tensor[]
}

type Part = Uint8Array

const utf8 = new TextEncoder()

function varint(value: number): Part {
  const bytes: number[] = []
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  return Uint8Array.from([...bytes, rest])
}

function joined(parts: readonly Part[]): Part {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const number = (field: number, value: number): Part => joined([varint(field << 3), varint(value)])
const bytes = (field: number, value: Part): Part => joined([varint((field << 3) | 2), varint(value.length), value])
const text = (field: number, value: string): Part => bytes(field, utf8.encode(value))
const message = (field: number, parts: readonly Part[]): Part => bytes(field, joined(parts))

function fraction(field: number, value: number): Part {
  const four = new Uint8Array(4)
  new DataView(four.buffer).setFloat32(0, value, true)
  return joined([varint((field << 3) | 5), four])
}

function attribute(name: string, value: Attribute): Part {
  if ('int' in value) return message(5, [text(1, name), number(3, value.int), number(20, 2)])
  if ('float' in value) return message(5, [text(1, name), fraction(2, value.float), number(20, 1)])
  return message(5, [text(1, name), ...value.ints.map((one) => number(8, one)), number(20, 7)])
}

const node = ({ op, domain = '', inputs, outputs, attributes = {} }: Node): Part =>
  message(1, [
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) => attribute(name, value)),
    ...(domain ? [text(7, domain)] : []),
  ])

const tensor = ({ name, type, shape, bytes: raw }: Tensor): Part =>
  message(5, [...shape.map((size) => number(1, size)), number(2, ELEMENT[type]), text(8, name), bytes(9, raw)])

const port = (field: number, { name, type, shape }: Port): Part => {
  const sizes = shape.map((size) => message(1, [typeof size === 'number' ? number(1, size) : text(2, size)]))
  return message(field, [text(1, name), message(2, [message(1, [number(1, ELEMENT[type]), message(2, sizes)])])])
}

/**
 * A whole ONNX file.
 * @param opset the version of ONNX's own operators; Microsoft's are always version 1
 */
export function onnxFile(graph: Graph, opset = 17): Uint8Array {
  const operators = (domain: string, version: number) => message(8, [text(1, domain), number(2, version)])
  return joined([
    number(1, 8),
    text(2, 'soundings'),
    message(7, [
      ...graph.nodes.map(node),
      text(2, graph.name),
      ...graph.weights.map(tensor),
      ...graph.inputs.map((one) => port(11, one)),
      ...graph.outputs.map((one) => port(12, one)),
    ]),
    operators('', opset),
    operators('com.microsoft', 1),
  ])
}

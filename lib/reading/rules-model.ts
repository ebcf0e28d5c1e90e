import { RANGES, type LayerRanges } from './rules-model-ranges'
import { onnxFile, type Attribute, type Node, type Tensor } from './rules-onnx'
import { safetensors } from './rules-safetensors'

/** Numbers of a vector of all-MiniLM-L6-v2. */
export const WIDTH = 384
/** As the model was trained. */
export const MAX_TOKENS = 256
const LAYERS = 6
const HEADS = 12
const WORDS = 30_522
const PLACES = 512
const EPSILON = 1e-12
/** 7 bits of 8: pairs of 8-bit products overflow on processors without VNNI. */
const LARGEST_WEIGHT = 63
/** The least value of GELU is -0.17. */
const MIN_GELU = -0.17
/** How much of the difference between channels goes into the weights. Source: Xiao et al. 2023, SmoothQuant, where α is .5 to .9. */
const SMOOTHING = 0.8

const bytesOf = (values: Float32Array | Int8Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength)

/** What to divide each channel by before it is quantized, so that one wide channel does not take the steps of all others. */
function smoothing(range: LayerRanges['entry']): { by: Float32Array; largest: number } {
  const of = (channel: number) => range.widest[channel] ?? range.rest
  const widest = Math.max(...Object.values(range.widest), range.rest)
  const by = Float32Array.from({ length: WIDTH }, (_, i) => (of(i) / widest) ** SMOOTHING)
  return { by, largest: Math.max(...by.map((value, i) => of(i) / value)) }
}

/** A quantized value in the graph: its name, and the names of its step and its zero. */
interface Whole {
  name: string
  step: string
  zero: string
}

/** A hidden state: as it is, and where more is computed from it, in whole numbers, its channels divided by `by`. */
interface Hidden {
  plain: string
  whole?: Whole
  by?: Float32Array
}

/** Collects the nodes and weights of the graph. */
function builder(file: Uint8Array) {
  const { raw, values } = safetensors(file)
  const nodes: Node[] = []
  const weights: Tensor[] = []
  const floats = (name: string, all: Float32Array, shape: readonly number[]): string => {
    weights.push({ name, type: 'float32', shape, bytes: bytesOf(all) })
    return name
  }
  const add = (op: string, inputs: string[], output: string, attributes?: Record<string, Attribute>, domain = '') => {
    nodes.push({ op, inputs, outputs: [output], domain, ...(attributes && { attributes }) })
    return output
  }
  const microsoft = (op: string, inputs: string[], output: string, attributes?: Record<string, Attribute>) =>
    add(op, inputs, output, attributes, 'com.microsoft')

  /** Turns a value within low … high into 8-bit numbers. */
  const quantize = (input: string, low: number, high: number): Whole => {
    const step = (high - low) / 255
    floats(`${input}.step`, Float32Array.of(step), [])
    weights.push({ name: `${input}.zero`, type: 'uint8', shape: [], bytes: Uint8Array.of(Math.round(-low / step)) })
    const name = add('QuantizeLinear', [input, `${input}.step`, `${input}.zero`], `${input}.whole`)
    return { name, step: `${input}.step`, zero: `${input}.zero` }
  }

  /** A dense layer of the model, whose matrix is stored as [to, from]; `by` is what its input's channels were divided by. */
  const dense = (input: Whole, name: string, by?: Float32Array): string => {
    const matrix = values(`${name}.weight`)
    const bias = values(`${name}.bias`)
    const to = bias.length
    const from = matrix.length / to
    const at = (n: number, k: number) => matrix[n * from + k]! * (by?.[k] ?? 1)
    const small = new Int8Array(matrix.length)
    const scales = new Float32Array(to)
    for (let n = 0; n < to; n += 1) {
      let largest = 0
      for (let k = 0; k < from; k += 1) largest = Math.max(largest, Math.abs(at(n, k)))
      const scale = largest / LARGEST_WEIGHT || 1
      scales[n] = scale
      for (let k = 0; k < from; k += 1) small[k * to + n] = Math.round(at(n, k) / scale)
    }
    weights.push({ name: `${name}.w`, type: 'int8', shape: [from, to], bytes: bytesOf(small) })
    const inputs = [input.name, `${name}.w`, input.step, floats(`${name}.s`, scales, [to]), input.zero, '']
    return microsoft('MatMulIntegerToFloat', [...inputs, floats(`${name}.b`, bias, [to])], `${name}.y`)
  }

  floats('mean', new Float32Array(WIDTH).fill(1 / WIDTH), [WIDTH, 1])
  floats('epsilon', Float32Array.of(EPSILON), [])
  const scaled = (input: string, name: string, gain: Float32Array, offset: Float32Array): string => {
    add('Mul', [input, floats(`${name}.gain`, gain, [WIDTH])], `${name}.scaled`)
    return add('Add', [`${name}.scaled`, floats(`${name}.offset`, offset, [WIDTH])], `${name}.y`)
  }
  /** Layer normalization of a sum, in steps that the runtime does with vector instructions: its own operator takes thrice the time. */
  const norm = (a: string, b: string, name: string, range?: LayerRanges['entry']): Hidden => {
    add('Add', [a, b], `${name}.sum`)
    add('MatMul', [`${name}.sum`, 'mean'], `${name}.mean`)
    add('Sub', [`${name}.sum`, `${name}.mean`], `${name}.centred`)
    add('Mul', [`${name}.centred`, `${name}.centred`], `${name}.square`)
    add('MatMul', [`${name}.square`, 'mean'], `${name}.variance`)
    add('Add', [`${name}.variance`, 'epsilon'], `${name}.safe`)
    add('Sqrt', [`${name}.safe`], `${name}.deviation`)
    add('Div', [`${name}.centred`, `${name}.deviation`], `${name}.normal`)
    const [gain, offset] = [values(`${name}.weight`), values(`${name}.bias`)]
    const plain = scaled(`${name}.normal`, name, gain, offset)
    if (!range) return { plain }
    const { by, largest } = smoothing(range)
    const over = (all: Float32Array) => all.map((value, i) => value / by[i]!)
    const smooth = scaled(`${name}.normal`, `${name}.smooth`, over(gain), over(offset))
    return { plain, by, whole: quantize(smooth, -largest, largest) }
  }
  return { raw, values, nodes, weights, floats, add, microsoft, quantize, dense, norm }
}

type Builder = ReturnType<typeof builder>

/** Words and places as vectors. */
function embeddings({ raw, values, weights, floats, add, norm }: Builder): Hidden {
  const kind = values('embeddings.token_type_embeddings.weight')
  const places = values('embeddings.position_embeddings.weight').map((value, i) => value + kind[i % WIDTH]!)
  const words = raw('embeddings.word_embeddings.weight')
  weights.push({ name: 'words', type: 'float16', shape: [WORDS, WIDTH], bytes: words })
  add('Gather', ['words', 'ids'], 'half')
  add('Cast', ['half'], 'word', { to: { int: 1 } })
  add('Gather', [floats('positions', places, [PLACES, WIDTH]), 'places'], 'place')
  return norm('word', 'place', 'embeddings.LayerNorm', RANGES[0]!.entry)
}

/** One layer: attention, then the inner layer, each added to what came in and normalized. */
function layer({ microsoft, quantize, dense, norm }: Builder, index: number, hidden: Hidden): Hidden {
  const at = `encoder.layer.${index}`
  const range = RANGES[index]!
  const parts = ['query', 'key', 'value'].map((part) => dense(hidden.whole!, `${at}.attention.self.${part}`, hidden.by))
  const heads = { num_heads: { int: HEADS } }
  const seen = microsoft('MultiHeadAttention', [...parts, '', 'lengths'], `${at}.seen`, heads)
  const attention = dense(quantize(seen, -range.seen, range.seen), `${at}.attention.output.dense`)
  const middle = norm(attention, hidden.plain, `${at}.attention.output.LayerNorm`, range.middle)
  const inner = microsoft('Gelu', [dense(middle.whole!, `${at}.intermediate.dense`, middle.by)], `${at}.gelu`)
  const output = dense(quantize(inner, MIN_GELU, range.inner), `${at}.output.dense`)
  return norm(output, middle.plain, `${at}.output.LayerNorm`, RANGES[index + 1]?.entry)
}

/**
 * The graph of all-MiniLM-L6-v2 as an ONNX file with 8-bit weights, from its half-precision safetensors file. The same
 * file gives the same bytes.
 * Inputs: `ids` and `places` (token ids, and 0, 1, 2 …), `lengths` (tokens of each text), `share` (1 / length for a
 * text's tokens, 0 for padding).
 * Output: `vectors`, of length 1. The steps of the activations are fixed, so a text's vector does not depend on the
 * texts it is computed with.
 * @throws Error where the file is not this model
 */
export function modelFile(file: Uint8Array): Uint8Array {
  const graph = builder(file)
  let hidden = embeddings(graph)
  for (let index = 0; index < LAYERS; index += 1) hidden = layer(graph, index, hidden)
  const { add, weights, nodes } = graph
  add('MatMul', ['share', hidden.plain], 'middle')
  weights.push({ name: 'one', type: 'int64', shape: [1], bytes: new Uint8Array(BigInt64Array.of(1n).buffer) })
  add('Squeeze', ['middle', 'one'], 'pooled')
  add('LpNormalization', ['pooled'], 'vectors', { axis: { int: 1 }, p: { int: 2 } })
  return onnxFile({
    name: 'all-MiniLM-L6-v2',
    inputs: [
      { name: 'ids', type: 'int32', shape: ['texts', 'tokens'] },
      { name: 'places', type: 'int32', shape: ['texts', 'tokens'] },
      { name: 'lengths', type: 'int32', shape: ['texts'] },
      { name: 'share', type: 'float32', shape: ['texts', 1, 'tokens'] },
    ],
    outputs: [{ name: 'vectors', type: 'float32', shape: ['texts', WIDTH] }],
    nodes,
    weights,
  })
}

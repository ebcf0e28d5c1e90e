import { onnxFile } from './rules-onnx'

/** An ONNX file whose `products` are those of the rows of `left` and `right`. */
export const productsFile = (): Uint8Array =>
  onnxFile({
    name: 'products',
    inputs: [
      { name: 'left', type: 'float32', shape: ['rows', 'width'] },
      { name: 'right', type: 'float32', shape: ['columns', 'width'] },
    ],
    outputs: [{ name: 'products', type: 'float32', shape: ['rows', 'columns'] }],
    nodes: [{ op: 'Gemm', inputs: ['left', 'right'], outputs: ['products'], attributes: { transB: { int: 1 } } }],
    weights: [],
  })

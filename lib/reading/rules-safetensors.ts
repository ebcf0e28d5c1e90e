interface Stored {
  dtype: string
  data_offsets: [number, number]
}

/** The value of a half-precision number, IEEE 754. */
export function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 31
  const fraction = (bits & 1023) / 1024
  if (exponent === 0) return sign * 2 ** -14 * fraction
  if (exponent === 31) return fraction ? NaN : sign * Infinity
  return sign * 2 ** (exponent - 15) * (1 + fraction)
}

export interface Tensors {
  /** The bytes as they lie in the file. */
  raw: (name: string) => Uint8Array
  values: (name: string) => Float32Array
}

/**
 * Opens a safetensors file of half-precision tensors. Format: 8 bytes length, a JSON header, then the tensors.
 * @throws Error for a tensor that is not there or is not of half precision
 */
export function safetensors(file: Uint8Array): Tensors {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const length = Number(view.getBigUint64(0, true))
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length))) as Record<string, Stored>
  const values = Float32Array.from({ length: 65_536 }, (_, bits) => half(bits))
  const raw = (name: string): Uint8Array => {
    const found = header[name]
    if (found?.dtype !== 'F16') throw new Error(`The model has no half-precision tensor ${name}.`)
    return Uint8Array.from(file.subarray(8 + length + found.data_offsets[0], 8 + length + found.data_offsets[1]))
  }
  return { raw, values: (name) => Float32Array.from(new Uint16Array(raw(name).buffer), (bits) => values[bits]!) }
}

import { apiPaths } from '../paths'

/** Where the hub serves an image of this id (SHA-256, hexadecimal); with its size, so that the page keeps room for it. */
export const imageAddress = (id: string, size?: { width: number; height: number }): string =>
  `${apiPaths.rfcImage(id)}${size ? `#${size.width}x${size.height}` : ''}`

const address = /^\/api\/v1\/rfcs\/images\/([0-9a-f]{64})(?:#(\d{1,5})x(\d{1,5}))?$/

/** The image that an address in a document means, if it is one of ours. */
export const readImageAddress = (text: string): { id: string; width?: number; height?: number } | null => {
  const [, id, width, height] = address.exec(text) ?? []
  return id === undefined ? null : { id, ...(width && height && { width: Number(width), height: Number(height) }) }
}

/** A file as an import sends it. */
export type Upload = { path: string; text: string }

const folder = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)

/**
 * Files in parts of about `characters`, in order of their path. A kep.yaml and its README.md stay together, and a file longer than a
 * part is a part of its own.
 */
export const batches = (files: readonly Upload[], characters = 1_500_000): Upload[][] => {
  const groups = new Map<string, Upload[]>()
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const pair = /(^|\/)(kep\.ya?ml|readme\.md)$/i.test(file.path)
    const key = pair ? folder(file.path) : file.path
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  const parts: Upload[][] = []
  let size = Infinity
  for (const group of groups.values()) {
    const length = group.reduce((sum, file) => sum + file.text.length, 0)
    if (size + length > characters) {
      parts.push([])
      size = 0
    }
    parts.at(-1)!.push(...group)
    size += length
  }
  return parts
}

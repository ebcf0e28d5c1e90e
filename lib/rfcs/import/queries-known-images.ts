import { imagesByNumber } from '../repo-sources'
import { withoutShown } from './rules-file-images'
import type { Finding } from './schema'

/** Findings without those of images that did not come with the files and that their RFCs show already. */
export async function withoutKnown(
  findings: readonly Finding[],
  files: readonly { file: string; rfc: number | null }[],
): Promise<Finding[]> {
  const asked = new Set(findings.flatMap(({ file, image }) => (image === undefined ? [] : [file])))
  const numbers = new Map(files.flatMap(({ file, rfc }) => (rfc !== null && asked.has(file) ? [[file, rfc]] : [])))
  const rfcs = await imagesByNumber([...new Set(numbers.values())])
  return withoutShown(findings, (file) => rfcs.get(numbers.get(file) ?? -1))
}

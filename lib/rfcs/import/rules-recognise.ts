import type { ImportMapping, Recognised } from '@/lib/core/imports'
import { isImage } from '@/lib/core/image/strip'
import { statuses, type RfcStatus } from '../schema'
import { parseFiles } from './rules-parse'
import { SAMENESS, type Sameness, type SaidSame } from './schema'

/** Dialects that say themselves what they are; Markdown with a title alone could be any text. */
const WEAK = 0.4
const STRONG = 0.88
/** An image is part of an import by the text that shows it. */
const BESIDE = 0.2

/** Whether a file is a proposal or a decision record. A KEP's metadata is one with the text next to it. */
export function recogniseRfc(file: { path: string; text: string; bytes?: Uint8Array }): Recognised | null {
  if (/(?:^|\/)kep\.ya?ml$/i.test(file.path)) return { confidence: STRONG, shape: 'kep' }
  if (file.bytes) return isImage(file.bytes) ? { confidence: BESIDE, shape: 'image' } : null
  if (file.text.trim() === '') return null
  const [document] = parseFiles([file]).documents
  if (!document) return null
  return { confidence: document.dialect === 'markdown' ? WEAK : STRONG, shape: document.dialect }
}

const isStatus = (value: string): value is RfcStatus => (statuses as readonly string[]).includes(value)

/** What a person said of files that look like an RFC here. */
export function samenessIn(mapping: ImportMapping | undefined): { same?: SaidSame } {
  const said = Object.entries(mapping?.same ?? {}).filter((one): one is [string, Sameness] =>
    (SAMENESS as readonly string[]).includes(one[1]),
  )
  return said.length > 0 ? { same: Object.fromEntries(said) } : {}
}

/** What a person said that words for a status are here. */
export function statusesIn(mapping: ImportMapping | undefined): { statuses?: Record<string, RfcStatus> } {
  const said = Object.entries(mapping?.status ?? {}).flatMap(([word, status]) =>
    isStatus(status) ? [[word, status] as const] : [],
  )
  return said.length > 0 ? { statuses: Object.fromEntries(said) } : {}
}

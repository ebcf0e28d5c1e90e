import type { RfcFormat } from './schema'

type Text = { title: string; body: string; format: RfcFormat; labels: readonly string[] }
/** An RFC here, and what is known of the file that a repository keeps of it. */
export type StoredRfc = Text & { number: number; version: number; filePath: string | null; fileVersion: number | null }
/** A file: the version its front matter says it was written from (null where it cannot say), and that version's text. */
export type FileEdit = Text & { path: string; version: number | null; written: Omit<Text, 'labels'> | null }

export type FileOutcome = { outcome: 'unchanged' | 'behind' | 'updated' } | { outcome: 'refused'; reason: string }

export const sameText = (a: Omit<Text, 'labels'>, b: Omit<Text, 'labels'>) =>
  a.title === b.title && a.body === b.body && a.format === b.format
const sameLabels = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((label) => b.includes(label))

/**
 * What a file makes of the RFC that it is a file of. A file builds on the version that was last made of it at the same path, or on the
 * one it was written from; where somebody edited here since, it is refused rather than written over them. A copy that nobody edited
 * and that is merely old changes nothing.
 */
export function outcomeOf(rfc: StoredRfc, file: FileEdit, force = false): FileOutcome {
  if (sameText(rfc, file) && sameLabels(rfc.labels, file.labels)) return { outcome: 'unchanged' }
  const here = rfc.filePath === file.path
  const base = Math.max(file.version ?? 1, (here || file.version === null ? rfc.fileVersion : null) ?? 0)
  if (base > rfc.version)
    return {
      outcome: 'refused',
      reason: `it was written from version ${base} of RFC ${rfc.number}, which is at version ${rfc.version} here`,
    }
  if (base === rfc.version) return { outcome: 'updated' }
  if (file.written && sameText(file.written, file) && !here) return { outcome: 'behind' }
  if (force) return { outcome: 'updated' }
  return {
    outcome: 'refused',
    reason:
      `RFC ${rfc.number} was edited here since: the file builds on version ${base}, version ${rfc.version} is ` +
      `there now. Export it again, put the two together, and repeat`,
  }
}

import type { ImportState } from './schema'

type Tone = 'neutral' | 'active' | 'good' | 'warn' | 'bad' | 'done'

export const STATE_LABELS: Record<ImportState, { words: string; tone: Tone }> = {
  preview: { words: 'Preview', tone: 'warn' },
  running: { words: 'Running', tone: 'active' },
  done: { words: 'Done', tone: 'good' },
  failed: { words: 'Not finished', tone: 'bad' },
  undone: { words: 'Undone', tone: 'done' },
}

export const OUTCOME_LABELS = {
  create: 'New',
  update: 'Changes what is here',
  unchanged: 'Here already',
  'leave-out': 'Left out',
} as const

/** Fields of a mapping as headings of the table "in the file → here". */
export const FIELD_LABELS: Record<string, string> = {
  speaker: 'Speakers',
  status: 'Statuses',
  type: 'Types',
  column: 'Columns',
  survey: 'Survey',
  disclosure: 'What the new survey gives',
  sessionKind: 'Kind of session',
  team: 'Team',
  consent: 'What participants agreed to',
  date: 'Day',
  days: 'Order of day and month',
  kind: 'Read as',
}

/** A word of the file as a heading of its line: `*` stands for all. */
export const wordOf = (from: string): string => (from === '*' ? 'Every file' : from)

/**
 * The name of an import: its source, else its file, else how many they are. `ends`: first and last of its files, where it is known which.
 * One file that was handed in may be an archive of several.
 */
export function nameOf(one: { source: string; total: number }, ends?: { first: string; last: string }): string {
  if (one.source !== '') return one.source
  if (one.total > 1) return `${one.total} files`
  if (ends && ends.first !== ends.last) return 'Files of an archive'
  return (ends?.first.split(/[\\/]/).at(-1) ?? '') || 'One file'
}

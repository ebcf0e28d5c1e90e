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

/** The name of an import in a list: its source, or what is in it. */
export const nameOf = (one: { source: string; total: number }): string =>
  one.source || (one.total === 1 ? 'One file' : `${one.total} files`)

import type { LoadKind } from './schema'

/** What the form of a field note holds, as text. */
export type NoteFields = {
  context: string
  task: string
  observed: string
  said: string
  friction: string
  workaround: string
  minutesLost: string
  load: LoadKind | ''
  tool: string
  team: string
  who: string
  date: string
}

export const emptyNote: Omit<NoteFields, 'date'> = {
  context: '',
  task: '',
  observed: '',
  said: '',
  friction: '',
  workaround: '',
  minutesLost: '',
  load: '',
  tool: '',
  team: '',
  who: '',
}

/** A note's title: the first line of its friction, cut at a word where it is long. */
export function noteTitle(friction: string): string {
  const first = friction.trim().split('\n')[0]?.trim() ?? ''
  if (first.length <= 80) return first
  const cut = first.slice(0, 79)
  const space = cut.lastIndexOf(' ')
  return `${(space > 40 ? cut.slice(0, space) : cut).trimEnd()}…`
}

/** A field note as the body of `POST /api/v1/sessions`. Without zod: the phone's page stays small, the server checks. */
export function noteBody({ team, who, date, minutesLost, load, ...note }: NoteFields) {
  const name = who.trim()
  return {
    kind: 'observation',
    title: noteTitle(note.friction),
    team: team || undefined,
    date,
    participants: name ? [name.includes('@') ? { email: name } : { pseudonym: name }] : [],
    consent: { scope: 'this-study' },
    note: { ...note, minutesLost: minutesLost.trim() === '' ? null : Number(minutesLost), load: load || null },
  }
}

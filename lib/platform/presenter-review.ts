import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'

/** What a month is made of. Only what everyone may read: its text is published. */
export interface ReviewFacts {
  /** Whole days that are looked back on. */
  days: number
  heard: { medium: number; high: number; teams: number }
  surveys: readonly { title: string }[]
  decided: readonly { number: number; title: string; status: string }[]
  moves: readonly { itemId: string; title: string; says: string }[]
  /** Places in columns that are other than at the last review; null: there was none to compare with. */
  places: readonly { itemId: string; title: string; column: string; from: number; to: number }[] | null
  updates: readonly { id: string; title: string }[]
  dueOutcomes: readonly { itemId: string; title: string; by: string }[]
  /** Teams that are due for research, each in a sentence. */
  silent: readonly string[]
  /** People who are owed an answer. */
  owed: number
  contested: number
  /** The day on which the mission was to be looked at again, where that is over; null otherwise. */
  missionDue: string | null
  /** Entries of the catalogue with something missing or out of date. How many only: not everyone may read the catalogue. */
  staleCapabilities: number
}

/** Whether there is nothing at all to tell of a month. */
export const isQuiet = ({ heard, surveys, decided, moves, updates, places }: ReviewFacts): boolean =>
  heard.medium +
    heard.high +
    surveys.length +
    decided.length +
    moves.length +
    updates.length +
    (places?.length ?? 0) ===
  0

const MOST = 10

/** Square brackets and backslashes of a title, so that it stays one link. */
const linkText = (title: string): string => title.replace(/([\\[\]])/g, '\\$1')
const link = (title: string, href: string): string => `[${linkText(title)}](${href})`

function section(title: string, lines: readonly string[], none: string): string {
  const shown = lines.slice(0, MOST).map((line) => `- ${line}`)
  const more = lines.length > MOST ? [`- and ${lines.length - MOST} more`] : []
  return `## ${title}\n\n${lines.length === 0 ? none : [...shown, ...more].join('\n')}`
}

/** The draft of a month's review, as Markdown that a person edits before it is sent. */
export function reviewText(facts: ReviewFacts): string {
  const { heard } = facts
  const pieces = heard.medium + heard.high
  return [
    section(
      'Heard',
      [
        ...(pieces > 0
          ? [
              `${plural(pieces, 'piece')} of evidence from interviews, RFCs and embeds, ` +
                `from ${plural(heard.teams, 'team')}; ${heard.high} of them from embeds`,
            ]
          : []),
        ...facts.surveys.map(({ title }) => `Survey closed: ${title}`),
      ],
      `Nothing was heard in these ${facts.days} days.`,
    ),
    section(
      'Decided',
      [
        ...facts.decided.map(
          ({ number, title, status }) => `${link(`RFC ${number}: ${title}`, paths.rfc(number))}, ${status}`,
        ),
        ...facts.moves.map(({ itemId, title, says }) => `${link(title, paths.item(itemId))}: ${says}`),
        ...(facts.places ?? []).map(
          ({ itemId, title, column, from, to }) =>
            `${link(title, paths.item(itemId))}: ${to < from ? 'up' : 'down'} from place ${from} to ${to} in ${column}`,
        ),
      ],
      facts.places ? 'No item changed its column or its place.' : 'No item changed its column.',
    ),
    section(
      'Told',
      [
        ...facts.updates.map(({ id, title }) => link(title, paths.update(id))),
        ...(facts.owed > 0
          ? [`${plural(facts.owed, 'person', 'people')} still to be told what became of their words`]
          : []),
      ],
      'Nothing was announced.',
    ),
    section(
      'Due',
      [
        ...facts.dueOutcomes.map(
          ({ itemId, title, by }) => `${link(title, paths.item(itemId))}: its outcome was agreed for ${by}`,
        ),
        ...(facts.missionDue === null
          ? []
          : [`${link('The mission', paths.platform())} was to be looked at again on ${facts.missionDue}`]),
        ...(facts.staleCapabilities > 0
          ? [`${plural(facts.staleCapabilities, 'capability', 'capabilities')} with something missing or out of date`]
          : []),
        ...facts.silent,
        ...(facts.contested > 0
          ? [`${plural(facts.contested, 'insight')} with evidence on both sides, not resolved`]
          : []),
      ],
      'Nothing is overdue.',
    ),
  ].join('\n\n')
}

import type { Alternative, AlternativeKind, Kind } from './schema'
import type { ScoreInputs } from './schema-rows'

/** What a commitment should have and lacks. */
export type Gap = 'evidence' | 'outcome' | 'alternatives'

/** What is cheaper than each kind of answer, cheapest first. Taking something away competes with leaving it alone. */
const CHEAPER: Record<Kind, readonly AlternativeKind[]> = {
  docs: ['nothing'],
  enablement: ['nothing', 'docs'],
  buy: ['nothing', 'docs', 'enablement'],
  build: ['nothing', 'docs', 'enablement', 'buy'],
  retire: ['nothing'],
}

interface Commitment {
  kind: Kind
  outcome: string
  /** A measurable outcome is stated: metric, baseline, target and day. */
  measured?: boolean
  alternatives: readonly Alternative[]
}

/** The cheaper ways that no one has yet said anything about. */
export const unconsideredAlternatives = ({
  kind,
  alternatives,
}: Pick<Commitment, 'kind' | 'alternatives'>): AlternativeKind[] =>
  CHEAPER[kind].filter((cheaper) => !alternatives.some((one) => one.kind === cheaper))

/** What is missing before an item moves to "Now". One cheaper way with its reason is enough for "alternatives". */
export function commitmentGaps(item: Commitment, basis: Pick<ScoreInputs, 'people'>): Gap[] {
  const gaps: Gap[] = []
  if (basis.people === 0) gaps.push('evidence')
  if (item.outcome.trim() === '' && !item.measured) gaps.push('outcome')
  if (unconsideredAlternatives(item).length === CHEAPER[item.kind].length) gaps.push('alternatives')
  return gaps
}

/** "evidence, outcome and alternatives". */
export const gapWords = (gaps: readonly Gap[]): string =>
  gaps.length < 2 ? gaps.join('') : `${gaps.slice(0, -1).join(', ')} and ${gaps.at(-1)}`

/**
 * What a move to "Now" asks for and has not got, by field: a sentence for what is missing, and an answer to those who want
 * the opposite. Empty where the item may go.
 */
export function commitmentQuestions(
  item: Commitment & { commitNote: string; opposition: string; contested: boolean },
  basis: Pick<ScoreInputs, 'people' | 'contradicting'>,
): Partial<Record<'commitNote' | 'opposition', string>> {
  const gaps = commitmentGaps(item, basis)
  return {
    ...(gaps.length > 0 &&
      item.commitNote.trim() === '' && {
        commitNote: `This would be committed without ${gapWords(gaps)}. Say in a sentence why now; readers will see it.`,
      }),
    ...(item.contested &&
      item.opposition.trim() === '' && {
        opposition: 'The evidence is contested. Say who wants the opposite and what you answer them.',
      }),
  }
}

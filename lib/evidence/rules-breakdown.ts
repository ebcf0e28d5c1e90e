import { favourableBoxes, type Scale } from '@/lib/core/stats/favourable'
import type { AnswerSide, Breakdown, EvidenceAnswer, EvidenceGroup } from './schema-breakdown'

/** What results show of a group's answers to one question: how many there are, and how often each point was given. */
export interface ShownAnswers {
  n: number | null
  suppressed: boolean
  /** Left out where only the score is shown. */
  distribution?: readonly { value: string | number; count: number }[] | undefined
}

/** A scale of whole points of which one end is good. `nps`: 0 to 6 are the worse end. */
export interface AnswerScale extends Scale {
  favourableEnd: 'high' | 'low'
  nps: boolean
}

/**
 * Which end of its scale an answer is at. The better end is what counts as favourable in results (core/stats/favourable),
 * the worse end as many points; of NPS the worse end are the detractors, 0 to 6.
 */
export function sideOf(value: number, { min, max, favourableEnd, nps }: AnswerScale): AnswerSide {
  const boxes = favourableBoxes(max - min + 1)
  const [high, low] = [value > max - boxes, value < min + (nps ? 7 : boxes)]
  if (favourableEnd === 'high' ? high : low) return 'favourable'
  return (favourableEnd === 'high' ? low : high) ? 'unfavourable' : 'neutral'
}

function groupOf(
  segmentKind: 'all' | 'team',
  segmentId: string,
  shown: ShownAnswers,
  scale: AnswerScale,
): EvidenceGroup {
  const hidden = { segmentKind, segmentId, favourable: null, neutral: null, unfavourable: null }
  if (shown.suppressed || shown.n === null) return { ...hidden, n: null, suppressed: true }
  if (!shown.distribution) return { ...hidden, n: shown.n, suppressed: false }
  const sides = { favourable: 0, neutral: 0, unfavourable: 0 }
  for (const { value, count } of shown.distribution) {
    if (Number.isFinite(Number(value))) sides[sideOf(Number(value), scale)] += count
  }
  return { segmentKind, segmentId, ...sides, n: shown.n, suppressed: false }
}

/**
 * Who answered which way to one question, as far as its results show it.
 * @param teams the groups by team as results show them; a null id is of people whose team is not known
 * @param answers each person's answer, of a survey that was answered under names
 */
export function breakdownOf(
  all: ShownAnswers,
  teams: readonly (ShownAnswers & { id: string | null })[],
  scale: AnswerScale,
  answers: readonly EvidenceAnswer[] = [],
): Breakdown {
  return {
    groups: [
      groupOf('all', '', all, scale),
      ...teams.flatMap((team) => (team.id === null ? [] : [groupOf('team', team.id, team, scale)])),
    ],
    answers: [...answers],
  }
}

import { wilson } from './wilson'

/** The five answers to "if it is there" and to "if it is not", from liking it to disliking it. */
export const KANO_ANSWERS = ['like', 'expect', 'neutral', 'tolerate', 'dislike'] as const
export type KanoAnswer = (typeof KANO_ANSWERS)[number]

/** Must-be, one-dimensional, attractive, indifferent, reverse, questionable. */
export type KanoCategory = 'M' | 'O' | 'A' | 'I' | 'R' | 'Q'

/** N. Kano's evaluation table as printed by C. Berger et al. (Center for Quality of Management Journal, 1993). Rows: if it is there. */
const TABLE: Record<KanoAnswer, Record<KanoAnswer, KanoCategory>> = {
  like: { like: 'Q', expect: 'A', neutral: 'A', tolerate: 'A', dislike: 'O' },
  expect: { like: 'R', expect: 'I', neutral: 'I', tolerate: 'I', dislike: 'M' },
  neutral: { like: 'R', expect: 'I', neutral: 'I', tolerate: 'I', dislike: 'M' },
  tolerate: { like: 'R', expect: 'I', neutral: 'I', tolerate: 'I', dislike: 'M' },
  dislike: { like: 'R', expect: 'R', neutral: 'R', tolerate: 'R', dislike: 'Q' },
}

export const kanoCategory = (present: KanoAnswer, absent: KanoAnswer): KanoCategory => TABLE[present][absent]

export type KanoCounts = Record<KanoCategory, number>

export interface Kano {
  n: number
  /** The most frequent; of equals the one that must not be missed: M before O before A before I. */
  category: KanoCategory | null
  /** Whether it is told apart from the second by D. Fong's test (Center for Quality of Management Journal, 1996), at 90 %. */
  certain: boolean
  /** How far having it would raise satisfaction, 0–1: (A + O) ÷ (A + O + M + I), with a 95 % interval (Wilson). */
  better: { value: number; interval: readonly [number, number] } | null
  /** How far missing it would lower satisfaction, −1–0. */
  worse: { value: number; interval: readonly [number, number] } | null
}

const ORDER: readonly KanoCategory[] = ['M', 'O', 'A', 'I', 'R', 'Q']
const FONG_Z = 1.65

/** What the counts of answers say about one feature. Better and worse leave out R and Q (C. Berger et al., 1993). */
export function kanoOf(counts: KanoCounts): Kano {
  const n = ORDER.reduce((sum, category) => sum + counts[category], 0)
  if (n === 0) return { n, category: null, certain: false, better: null, worse: null }
  const ranked = [...ORDER].sort((a, b) => counts[b] - counts[a])
  const [first = 'I', second = 'I'] = ranked
  const [a, b] = [counts[first], counts[second]]
  const certain = a - b >= FONG_Z * Math.sqrt(((a + b) * (2 * n - a - b)) / (2 * n)) && a > b
  const judged = counts.A + counts.O + counts.M + counts.I
  const share = (count: number) => {
    if (judged === 0) return null
    return { value: count / judged, interval: wilson(count, judged) }
  }
  const worse = share(counts.O + counts.M)
  return {
    n,
    category: first,
    certain,
    better: share(counts.A + counts.O),
    worse: worse && { value: -worse.value, interval: [-worse.interval[1], -worse.interval[0]] },
  }
}

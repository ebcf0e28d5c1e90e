import type { FavourableEnd } from '@/lib/core/stats/favourable'
import type { Question } from './schema'
import { choosesEnd, isScale } from './types/rules-facts'

// Words that are good or bad whatever the question is. Agreement and frequency are not among them: to agree that deploys hurt, or to be
// interrupted always, is bad, and to agree that they are easy is good.
const GOOD = [
  /\b(?:satisfied|good|great|excellent|easy|easily|helpful|useful|happy|pleasant|comfortable|outstanding)\b/,
  /\b(?:zufrieden|gut|ausgezeichnet|hervorragend|leicht|einfach|hilfreich|n[üu]tzlich|angenehm)\b/,
  /\b(?:satisfaite?s?|bon(?:ne)?|bien|excellente?|facile|utile|agr[ée]able)\b/,
  /\b(?:satisfech[oa]s?|buen[oa]?|excelente|f[áa]cil|[úu]til|agradable)\b/,
  /満足|良い|よい|簡単|易しい|役に?立/,
]
const BAD = [
  /\b(?:dissatisfied|unsatisfied|bad|poor|terrible|awful|hard|difficult|useless|unhelpful|unhappy|unpleasant)\b/,
  /\b(?:pain(?:ful)?|annoying|frustrating|stressful|disruptive|horrible)\b/,
  /\b(?:unzufrieden|schlecht|mangelhaft|schwer|schwierig|nutzlos|unangenehm|schmerzhaft|[äa]rgerlich|st[öo]rend)\b/,
  /\b(?:insatisfaite?s?|m[ée]contente?s?|mauvaise?|difficile|inutile|p[ée]nible|d[ée]sagr[ée]able)\b/,
  /\b(?:insatisfech[oa]s?|mal[oa]?|p[ée]sim[oa]|dif[íi]cil|in[úu]til|desagradable|dolorosa?o?)\b/,
  /不満|悪い|難しい|困難|苦痛/,
]
const NOT = /\b(?:not|no|never|nicht|kein\w*|pas|aucune?|nada|ning[úu]n\w*|sin)\b|(?:ない|ありません)$/

// A letter with an accent is a letter: `\b` of a pattern without the flag `u` takes it for the end of a word.
const plain = (label: string): string =>
  label
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()

/** Whether words name something good (1) or bad (−1); 0 where that is not certain. */
function valenceOf(label: string | undefined): -1 | 0 | 1 {
  const words = plain(label ?? '')
  const [good, bad] = [GOOD, BAD].map((list) => list.some((pattern) => pattern.test(words)))
  if (good === bad) return 0
  return good === NOT.test(words) ? -1 : 1
}

/**
 * Which end of a scale is good as the words at its ends say it, in the languages of the hub: null unless one is certainly
 * good and the other certainly bad.
 */
export function endByWords({ minLabel, maxLabel }: Pick<Question, 'minLabel' | 'maxLabel'>): 'high' | 'low' | null {
  const [min, max] = [valenceOf(minLabel), valenceOf(maxLabel)]
  if (min * max >= 0) return null
  return max > 0 ? 'high' : 'low'
}

/** Questions as a file has them, with the good end of each scale, and what was not certain. */
export interface EndsRead {
  questions: Question[]
  /** Scales of which the words at the ends say that the low one is good. */
  low: Question[]
  /** Scales of which nothing says which end is good: the usual one was taken. */
  unsaid: Question[]
}

/**
 * The good end of each scale of a file. A question that is here already (`existing`, by key) keeps the one that was chosen here: no
 * file knows it.
 */
export function withEnds(questions: readonly Question[], existing: readonly Question[] = []): EndsRead {
  const here = new Map(existing.map((question) => [question.key, question]))
  const read: EndsRead = { questions: [], low: [], unsaid: [] }
  for (const question of questions) {
    const known = here.get(question.key)
    if (!choosesEnd(question.type) || question.favourableEnd) read.questions.push(question)
    else if (known?.type === question.type) read.questions.push({ ...question, ...endOf(known) })
    else if (!isScale(question)) read.questions.push(question)
    else {
      const end = endByWords(question)
      read.questions.push(end === 'low' ? { ...question, favourableEnd: end } : question)
      if (end === 'low') read.low.push(question)
      if (end === null) read.unsaid.push(question)
    }
  }
  return read
}

const endOf = ({
  favourableEnd,
  favourableEndChanged,
}: Question): { favourableEnd?: FavourableEnd; favourableEndChanged?: boolean } => ({
  ...(favourableEnd && { favourableEnd }),
  ...(favourableEndChanged && { favourableEndChanged }),
})

const MOST_NAMED = 3
const scales = (n: number): string => `${n} ${n === 1 ? 'scale' : 'scales'}`
/** "how-often" (1 Never – 5 Always), "pain" and 4 more */
function named(questions: readonly Question[]): string {
  const names = questions.slice(0, MOST_NAMED).map(({ key, minLabel, maxLabel, min = 1, max = 5 }) => {
    const ends =
      minLabel || maxLabel ? ` (${`${min} ${minLabel ?? ''}`.trim()} – ${`${max} ${maxLabel ?? ''}`.trim()})` : ''
    return `“${key}”${ends}`
  })
  const more = questions.length - names.length
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** What an import says about the good ends that it took, so that nobody takes a wrong share for a right one. */
export function endFindings({ low, unsaid }: Pick<EndsRead, 'low' | 'unsaid'>): string[] {
  return [
    ...(unsaid.length > 0
      ? [
          `${scales(unsaid.length)}: which end is good is not in the file; the high end is taken: ${named(unsaid)}. ` +
            'Where that is wrong, choose the other end, or neither, where the question is edited.',
        ]
      : []),
    ...(low.length > 0 ? [`${scales(low.length)}: the low end is good, as its words say: ${named(low)}.`] : []),
  ]
}

import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { asksTheSame, isSameSubject } from './rules-measures'

/** A question as one survey asked it. */
export interface Asked {
  survey: string
  key: string
}

/** The name of one question of one survey. */
export const askedName = ({ survey, key }: Asked): string => `${survey}:${key}`

/** The question that a name is of; null where it names none. */
export function askedOfName(name: string): Asked | null {
  const at = name.indexOf(':')
  return at > 0 ? { survey: name.slice(0, at), key: name.slice(at + 1) } : null
}

/** What of a survey tells whether it is a wave of another one. */
export type WaveSurvey = Pick<SurveyRecord, 'id' | 'series' | 'scheduleId' | 'description' | 'questions'>

/**
 * Whether two surveys are waves of one series that ask a question of the same thing, in the same words on the same scale. The words
 * alone do not say so: two capabilities may be asked about alike.
 */
export const asksInWaves = (key: string, a: WaveSurvey, b: WaveSurvey): boolean =>
  a.id !== b.id &&
  a.series !== null &&
  a.series === b.series &&
  isSameSubject(a, b) &&
  asksTheSame(key, a.questions, b.questions)

/**
 * Which questions are one, asked in several waves: each with the name of the first of them. A question of a survey that is not
 * there is by itself.
 */
export function waveNames(asked: readonly Asked[], surveys: ReadonlyMap<string, WaveSurvey>): Map<string, string> {
  const names = new Map<string, string>()
  const groups = new Map<string, { name: string; of: WaveSurvey[] }[]>()
  for (const one of asked) {
    const own = surveys.get(one.survey)
    const name = askedName(one)
    const known = groups.get(one.key) ?? []
    groups.set(one.key, known)
    const group =
      own && known.find(({ of }) => of.some((other) => other.id === own.id || asksInWaves(one.key, own, other)))
    if (own && group) group.of.push(own)
    else if (own) known.push({ name, of: [own] })
    names.set(name, group?.name ?? name)
  }
  return names
}

import { daysBetween } from '@/lib/core/clock'
import { plural } from '@/lib/core/format'
import {
  addTallies,
  confidenceOfTallies,
  levelOf,
  tallyOf,
  type Method,
  type Piece,
  type Tally,
} from '@/lib/core/stats/confidence'
import { recencyWeight } from '@/lib/core/stats/decay'
import { groupBy } from '@/lib/core/group'
import { crowdSize, crowdWith, heardIn, identityOf, type Crowd, type Voiced } from '@/lib/evidence/rules'
import type { EvidenceKind, Rung } from '@/lib/evidence/schema'
import type { Agrees, ConfidenceLevel, Stance } from './schema'

/** A piece of evidence as far as a score reads it. */
export type Weighed = Voiced & {
  /** Of the voice; the voices of one survey result share its `evidenceId`. */
  id: string
  /** Left out: the same as `id`. */
  evidenceId?: string
  /** The piece that stands for it where several say the same: they are one piece, and as many people as said it. */
  standsWith?: string
  /** How the piece is filed; left out: as `stance`. A survey result filed as support holds voices against it too. */
  filed?: Stance
  /** Of a survey result: which answers agree with the statement. */
  agrees?: Agrees
  /** A survey result that does not say how many agree. */
  undirected?: boolean
  kind: EvidenceKind
  rung: Rung
  stance: Stance
  occurredAt: string
  /** Only researchers may read its words: it counts, and in no figure that names a group. */
  hidden?: boolean
  /** What the person does, and how long they have been here: only of people whom every reader may know. */
  role?: string | null
  tenure?: string | null
  /** When it was linked; left out where it is only imagined. */
  addedAt?: string
}

/** From this many people on, a survey is one; below, it is the opinions of some. */
export const MIN_SURVEY_PEOPLE = 8
/** At this many people a survey weighs in full: what a mean needs before its interval is of use. */
export const FULL_SURVEY_PEOPLE = 30

/** Sums are of numbers in their order: in which order voices are read changes no figure, not in its last digit either. */
const inOrder = (values: readonly number[]): number[] => [...Float64Array.from(values).sort()]
const sumOf = (values: readonly number[]): number => inOrder(values).reduce((sum, value) => sum + value, 0)
const mean = (values: readonly number[]): number => sumOf(values) / (values.length || 1)

/** People of whom only is known that there are as many at least; `fresh`: what their pieces weigh together. */
interface Nameless {
  crowd: Crowd
  pieces: number
  fresh: number
}

/**
 * How much each distinct person behind these pieces still weighs, 0–1: by their newest piece. Anonymous people, who cannot
 * be told apart, are left out and returned as `nameless`.
 */
function strengthsApart(pieces: readonly Weighed[], now: Date): { known: number[]; nameless: Nameless } {
  const weights = new Map<string, number>()
  // Thousands of pieces are of some hundred days.
  const fresh = ({ occurredAt }: Weighed): number => {
    const known = weights.get(occurredAt) ?? recencyWeight(daysBetween(new Date(occurredAt), now))
    weights.set(occurredAt, known)
    return known
  }
  const newest = new Map<string, number>()
  const nameless: Weighed[] = []
  for (const piece of pieces) {
    if (piece.platformTeam) continue
    const who = identityOf(piece)
    if (who === null) nameless.push(piece)
    else newest.set(who, Math.max(newest.get(who) ?? 0, fresh(piece)))
  }
  const sum = sumOf(nameless.map(fresh))
  const known = inOrder([...newest.values()])
  return { known, nameless: { crowd: heardIn(nameless).crowd, pieces: nameless.length, fresh: sum } }
}

/** What the nameless weigh, 0–1 each: there are as many as there are at least, and each weighs the mean of their pieces. */
const namelessStrengths = ({ crowd, pieces, fresh }: Nameless): number[] =>
  Array.from({ length: crowdSize(crowd) }, () => fresh / pieces)

/** How much each distinct person behind these pieces still weighs, 0–1, the nameless with the others. */
function strengths(pieces: readonly Weighed[], now: Date): number[] {
  const { known, nameless } = strengthsApart(pieces, now)
  return [...known, ...namelessStrengths(nameless)]
}

/** How much a survey of so many fresh answers weighs, 0–1. */
const surveyStrength = (people: number): number => Math.min(1, people / FULL_SURVEY_PEOPLE)

const ofMethod =
  (method: Method) =>
  (strength: number): Piece => ({ method, strength })

/**
 * Answers by their survey: one that enough people answered is a piece of its own, weaker with fewer people and with age. What
 * a handful answered is an opinion of each of them.
 */
function surveysOf(answers: readonly Weighed[], now: Date): { surveys: Piece[]; few: Weighed[] } {
  const bySurvey = [...groupBy(answers, (piece) => piece.sourceId ?? piece.id).values()]
  const surveys: number[] = []
  const few: Weighed[] = []
  for (const survey of bySurvey) {
    const people = strengths(survey, now)
    if (people.length < MIN_SURVEY_PEOPLE) few.push(...survey)
    else surveys.push(mean(people) * surveyStrength(people.length))
  }
  return { surveys: inOrder(surveys).map(ofMethod('survey')), few }
}

const METHODS: Partial<Record<EvidenceKind, 'opinion' | 'interview'>> = {
  rfc: 'opinion',
  'rfc-comment': 'opinion',
  vote: 'opinion',
  ticket: 'opinion',
  chat: 'opinion',
  note: 'opinion',
  highlight: 'interview',
  observation: 'interview',
}

/** Whether a piece is one of those that are counted by their survey, by where it was said. */
export const isAnswer = (kind: EvidenceKind): boolean => !METHODS[kind]

/** People with an opinion: those who can be told apart, tallied, and the others, among whom few more may be none more. */
interface Opinions {
  known: Tally[]
  nameless: Nameless
}

/**
 * What was done to know it, as the confidence meter takes it: a person heard in talk is a piece, so is a survey, and so is
 * a person with an opinion, in however many places they gave it.
 */
function meterTallies(supporting: readonly Weighed[], now: Date): { tallies: Tally[]; opinions: Opinions } {
  const [given, talked, answers]: [Weighed[], Weighed[], Weighed[]] = [[], [], []]
  for (const piece of supporting) {
    const method = METHODS[piece.kind]
    if (method === undefined) answers.push(piece)
    else (method === 'opinion' ? given : talked).push(piece)
  }
  const { surveys, few } = surveysOf(answers, now)
  const { known, nameless } = strengthsApart(few.length > 0 ? [...given, ...few] : given, now)
  const opinions = { known: tallyOf(known.map(ofMethod('opinion'))), nameless }
  const others = tallyOf([...strengths(talked, now).map(ofMethod('interview')), ...surveys])
  const tallies = addTallies(others, opinionTally(opinions))
  const onlyPlatform = tallies.length === 0 && supporting.length > 0
  return { tallies: onlyPlatform ? tallyOf([{ method: 'conviction' }]) : tallies, opinions }
}

const opinionTally = ({ known, nameless }: Opinions): Tally[] =>
  addTallies(known, tallyOf(namelessStrengths(nameless).map(ofMethod('opinion'))))

/**
 * What an insight's confidence is counted from, in numbers: what it would be with more people is counted from it without
 * reading a voice again. Strengths are those of the moment of the count.
 */
export interface Ground {
  tallies: Tally[]
  /** The part of the tallies that are opinions. */
  opinions: Opinions
  for: Crowd
  against: Crowd
}

/** The ground of the voices for an insight and against it at a moment. @param crowd of those for it, where it was counted already */
export const groundOf = (
  supporting: readonly Weighed[],
  contradicting: readonly Weighed[],
  now: Date,
  crowd: Crowd = heardIn(supporting).crowd,
): Ground => ({
  ...meterTallies(supporting, now),
  for: crowd,
  against: heardIn(contradicting).crowd,
})

/** People who come in addition, on the day of the count: heard in interviews, by a survey of their own, or against it in interviews. */
export interface Newcomers {
  by: 'interviewed' | 'surveyed' | 'against'
  people: number
}

/** The ground with newcomers on it: what `groundOf` counts once they have spoken. */
export function groundWith(ground: Ground, { by, people }: Newcomers): Ground {
  if (people <= 0) return ground
  if (by === 'against') return { ...ground, against: crowdWith(ground.against, { named: people }) }
  if (by === 'surveyed' && people < MIN_SURVEY_PEOPLE) return withFewSurveyed(ground, people)
  const tally: Tally =
    by === 'surveyed'
      ? { method: 'survey', pieces: 1, sum: surveyStrength(people), most: surveyStrength(people) }
      : { method: 'interview', pieces: people, sum: people, most: 1 }
  return {
    ...ground,
    tallies: addTallies(heardBy(ground), [tally]),
    for: crowdWith(ground.for, by === 'surveyed' ? { asked: people } : { named: people }),
  }
}

/** What only the platform team says counts nothing beside what somebody else says. */
const heardBy = ({ tallies }: Ground): Tally[] => tallies.filter(({ method }) => method !== 'conviction')

/** A handful of answers are opinions, of people who may be those without a name who gave theirs elsewhere. */
function withFewSurveyed(ground: Ground, people: number): Ground {
  const { crowd, pieces, fresh } = ground.opinions.nameless
  const nameless = { crowd: crowdWith(crowd, { asked: people }), pieces: pieces + 1, fresh: fresh + 1 }
  const opinions = { ...ground.opinions, nameless }
  const others = heardBy(ground).filter(({ method }) => method !== 'opinion')
  return {
    ...{ ...ground, opinions, tallies: addTallies(others, opinionTally(opinions)) },
    for: crowdWith(ground.for, { asked: people }),
  }
}

/** The share of the voices for an insight and against it that are against it, 0–1. */
const shareAgainst = (pro: number, con: number): number => (pro + con === 0 ? 0 : con / (pro + con))

/** What the share of voices against leaves of what was earned, to a hundredth of a point. */
const lessAgainst = (earned: number, against: number): number => Number((earned * (1 - against)).toFixed(2))

/** The confidence of an insight on a ground, 0–10: what `confidenceOf` says of its voices. */
export function confidenceOn(ground: Ground): number {
  const against = shareAgainst(crowdSize(ground.for), crowdSize(ground.against))
  return lessAgainst(confidenceOfTallies(ground.tallies).value, against)
}

const METHOD_LABELS: Partial<Record<Method, (n: number) => string>> = {
  conviction: () => 'Only the platform team says so',
  opinion: (n) => `${plural(n, 'person', 'people')} with an opinion, in RFCs, votes, tickets or few answers`,
  survey: (n) => plural(n, 'survey'),
  interview: (n) => `${plural(n, 'person', 'people')} in interviews and embeds`,
}

const points = (value: number): string => String(Number(value.toFixed(2)))

/**
 * How sure the evidence lets one be, 0–10 on Gilad's confidence meter (core/stats/confidence): each method earns up to its
 * cap, people weigh less as what they said grows older, and the share of voices against takes its part away.
 * The reasons come strongest first.
 */
export function confidenceOf(ground: Ground): { confidence: number; level: ConfidenceLevel; why: string[] } {
  const { tallies } = ground
  const against = shareAgainst(crowdSize(ground.for), crowdSize(ground.against))
  const earned = confidenceOfTallies(tallies)
  const byWeight = earned.methods.toSorted((a, b) => b.earned - a.earned)
  const why = byWeight.map(
    ({ method, pieces: n, earned: value, capped }) =>
      `${METHOD_LABELS[method]?.(n) ?? `${n} × ${method}`}: ${points(value)}${capped ? ', the most this method can earn' : ''}`,
  )
  if (why.length === 0) why.push('Nothing supports it yet')
  const total = (of: 'pieces' | 'sum') => tallies.reduce((sum, tally) => sum + tally[of], 0)
  const age = total('sum') / total('pieces')
  if (age < 0.75)
    why.push(`Its evidence weighs ${Math.round(age * 100)}\u202f% of what it would if it were fresh and full`)
  if (earned.ceiling) why.push(`Without a stronger method it stays at ${points(earned.value)}`)
  if (against > 0) why.push(`${Math.round(against * 100)}\u202f% of the voices contradict it, which takes away as much`)
  const value = lessAgainst(earned.value, against)
  return { confidence: value, level: levelOf(value), why }
}

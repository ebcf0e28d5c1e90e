import { daysBetween } from '@/lib/core/clock'
import { plural } from '@/lib/core/format'
import { confidence, levelOf, type Method, type Piece } from '@/lib/core/stats/confidence'
import { recencyWeight } from '@/lib/core/stats/decay'
import { groupBy } from '@/lib/core/group'
import { countVoices, identityOf, type Voiced } from '@/lib/evidence/rules'
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

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / (values.length || 1)

/**
 * How much each distinct person behind these pieces still weighs, 0–1: by their newest piece. Anonymous people, who cannot
 * be told apart, weigh the mean of their pieces; there are as many as there are at least.
 */
function strengths(pieces: readonly Weighed[], now: Date): number[] {
  const heard = pieces.filter((piece) => !piece.platformTeam)
  const weights = new Map<string, number>()
  // Thousands of pieces are of some hundred days.
  const fresh = ({ occurredAt }: Weighed): number => {
    const known = weights.get(occurredAt) ?? recencyWeight(daysBetween(new Date(occurredAt), now))
    weights.set(occurredAt, known)
    return known
  }
  const who = (piece: Weighed) => identityOf(piece) ?? ''
  const people = groupBy(heard, who)
  const nameless = people.get('') ?? []
  const known = [...people].flatMap(([key, own]) => (key === '' ? [] : [Math.max(...own.map(fresh))]))
  const average = mean(nameless.map(fresh))
  return [...known, ...Array.from({ length: countVoices(nameless).people }, () => average)]
}

/**
 * Answers by their survey: one that enough people answered is a piece of its own, weaker with fewer people and with age. What
 * a handful answered is an opinion of each of them.
 */
function surveysOf(answers: readonly Weighed[], now: Date): { surveys: Piece[]; few: Weighed[] } {
  const bySurvey = [...groupBy(answers, (piece) => piece.sourceId ?? piece.id).values()]
  const surveys: Piece[] = []
  const few: Weighed[] = []
  for (const survey of bySurvey) {
    const people = strengths(survey, now)
    if (people.length < MIN_SURVEY_PEOPLE) few.push(...survey)
    else surveys.push({ method: 'survey', strength: mean(people) * Math.min(1, people.length / FULL_SURVEY_PEOPLE) })
  }
  return { surveys, few }
}

const METHODS: Partial<Record<EvidenceKind, Method>> = {
  rfc: 'opinion',
  'rfc-comment': 'opinion',
  vote: 'opinion',
  ticket: 'opinion',
  chat: 'opinion',
  note: 'opinion',
  highlight: 'interview',
  observation: 'interview',
}

/**
 * What was done to know it, as the confidence meter takes it: a person heard in talk is a piece, so is a survey, and so is
 * a person with an opinion, in however many places they gave it.
 */
function meterPieces(supporting: readonly Weighed[], now: Date): Piece[] {
  const by = (method: Method) => supporting.filter((piece) => METHODS[piece.kind] === method)
  const { surveys, few } = surveysOf(
    supporting.filter((piece) => !METHODS[piece.kind]),
    now,
  )
  const each = (method: Method, pieces: readonly Weighed[]) =>
    strengths(pieces, now).map((strength): Piece => ({ method, strength }))
  const all = [...each('opinion', [...by('opinion'), ...few]), ...each('interview', by('interview')), ...surveys]
  return all.length === 0 && supporting.length > 0 ? [{ method: 'conviction' }] : all
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
export function confidenceOf(
  supporting: readonly Weighed[],
  shareAgainst: number,
  now: Date,
): { confidence: number; level: ConfidenceLevel; why: string[] } {
  const pieces = meterPieces(supporting, now)
  const earned = confidence(pieces)
  const byWeight = earned.methods.toSorted((a, b) => b.earned - a.earned)
  const why = byWeight.map(
    ({ method, pieces: n, earned: value, capped }) =>
      `${METHOD_LABELS[method]?.(n) ?? `${n} × ${method}`}: ${points(value)}${capped ? ', the most this method can earn' : ''}`,
  )
  if (why.length === 0) why.push('Nothing supports it yet')
  const age = mean(pieces.map((piece) => piece.strength ?? 1))
  if (pieces.length > 0 && age < 0.75)
    why.push(`Its evidence weighs ${Math.round(age * 100)} % of what it would if it were fresh and full`)
  if (earned.ceiling) why.push(`Without a stronger method it stays at ${points(earned.value)}`)
  if (shareAgainst > 0)
    why.push(`${Math.round(shareAgainst * 100)} % of the voices contradict it, which takes away as much`)
  const value = Number((earned.value * (1 - shareAgainst)).toFixed(2))
  return { confidence: value, level: levelOf(value), why }
}

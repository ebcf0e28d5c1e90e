import { formatNumber, formatPercent, formatPercentInterval, plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { plainText } from '@/lib/core/text/inline'
import { shortened } from '@/lib/core/text/excerpt'
import { recordEvidence } from '@/lib/evidence/commands'
import { breakdownOf, sideOf, type AnswerScale } from '@/lib/evidence/rules-breakdown'
import type { EvidenceAnswer } from '@/lib/evidence/schema-breakdown'
import { evidenceTextLimit, type EvidenceItem } from '@/lib/evidence/schema'
import type { Tx } from '@/lib/server/db'
import { shownComments } from '@/lib/disclosure/rules-comments'
import { isSame } from '@/lib/disclosure/rules-origins'
import { refreshTally, tallyKeys } from './refresh'
import { commentCounts, listFindingComments, type CommentCount, type FindingComment } from './repo-comments'
import { segmentSizes, shownCounts } from './repo'
import { listBesideFiles } from './repo-responses'
import { listNamedResponses } from './repo-named'
import { buildResults } from './rules'
import type { QuestionResult, Share } from './schema'
import { isHidden, isScale, ratedScaleOf } from '@/lib/surveys/types/rules-facts'
import { hasComments, measureOf, RESULT_TYPES } from './rules-types'
import { partOfQuestion } from './rules-parts'
import type { Question } from '@/lib/surveys/schema'
import type { SurveyRecord, TeamRow } from '@/lib/surveys/schema-record'

/** Comments of one survey that are looked at for evidence, at most. */
export const MAX_COMMENTS = 20_000

/** What a question found, as one sentence; null when too few answered to say anything. */
export function findingOf(result: QuestionResult): string | null {
  // What the address said is no finding.
  if (result.suppressed || result.n === null || isHidden(result)) return null
  const label = plainText(result.label)
  const of = plural(result.n, 'answer')
  if (result.nps !== undefined)
    return (
      `${label} NPS ${formatNumber(Math.round(result.nps))} ` +
      `(${result.npsCi!.map((end) => formatNumber(Math.round(end))).join(' to ')}, ${of})`
    )
  if (result.favourable !== undefined) {
    const bound = result.favourableBound ? `${result.favourableBound} ` : ''
    // Read without its scale beside it: that the low end is meant has to be said.
    const end = result.favourableEnd === 'low' ? 'lower is better, ' : ''
    return `${label} ${bound}${formatPercent(result.favourable)} favourable (${end}${formatPercentInterval(...result.favourableCi!)}, ${of})`
  }
  if (result.mean !== undefined) return `${label} ${formatNumber(result.mean)} on average (${of})`
  if (result.medianTime !== undefined) return `${label} ${result.medianTime} in the middle (${of})`
  const kind = RESULT_TYPES[result.type].figures
  if (kind === 'times') return null
  const size = (one: Share) => (kind === 'parts' ? one.share : one.count)
  const ordered = [...(result.distribution ?? [])].sort((a, b) => size(b) - size(a)).filter((one) => size(one) > 0)
  const top = ordered.slice(0, 3)
  if (top.length > 0) {
    // Options that are tied with the third are counted, not named.
    const level = ordered.slice(3).filter((one) => top[2] && size(one) === size(top[2])).length
    const rest = level > 0 ? `; ${level} more as ${kind === 'parts' ? 'much' : 'often'}` : ''
    const shares = top.map(
      (one) => `${plainText(one.label)}: ${formatPercent(one.share)}${kind === 'parts' ? ' on average' : ''}`,
    )
    return `${label} ${shares.join('; ')}${rest} (${of})`
  }
  const rows = (result.rows ?? []).flatMap((row) => {
    const most = Math.max(0, ...(row.distribution ?? []).map((one) => one.count))
    const best = (row.distribution ?? []).filter((one) => one.count === most && most > 0)
    const names = best.map((one) => `“${plainText(one.label)}”`).join(' and ')
    return best[0]
      ? [`${plainText(row.label)}: ${formatPercent(best[0].share)}${best.length > 1 ? ' each' : ''} ${names}`]
      : []
  })
  return rows.length > 0 ? `${label} ${rows.join('; ')} (${of})` : null
}

/** A user name or "none" is no comment: something has to be said. */
const saysSomething = (text: string): boolean => text.trim().length >= 15 && /\S\s+\S/.test(text)

/**
 * What a closed survey found, as evidence of the lowest rung: one piece a question, one a comment. Idempotent.
 * A comment of an anonymous survey has no person, names a team only where enough of it answered, and is not recorded at all
 * where too few commented.
 */
export async function recordFindings(tx: Tx, survey: SurveyRecord, teams: TeamRow[], now: Date): Promise<number> {
  await refreshTally(tx, survey.id, { last: true })
  const comments = await listFindingComments(tx, survey.id, MAX_COMMENTS)
  const pieces = [
    ...(await figurePieces(tx, survey, teams, now)),
    ...commentPieces(survey, comments, {
      counts: await commentCounts(survey.id, tallyKeys(survey.questions).texts, tx),
      teams,
      now,
    }),
  ]
  await recordEvidence(tx, pieces, () => now)
  return pieces.length
}

/** What the questions of a survey found, as its results show it now; nothing of a question that they hide. */
export async function figurePieces(tx: Tx, survey: SurveyRecord, teams: TeamRow[], now: Date): Promise<EvidenceItem[]> {
  const [{ whole, groups }, sizes] = [await shownCounts(survey.id, 'team', tx), await segmentSizes(survey.id, tx)]
  const besideFiles = await listBesideFiles([survey.id], tx)
  const results = buildResults({
    survey,
    counted: survey.responses,
    fromFiles: besideFiles.has(survey.id),
    whole,
    groups,
    sizes,
    teams,
    invited: survey.invited,
    by: 'team',
    team: null,
  })
  const named = await namedAnswers(tx, survey, teams)
  return results.questions.flatMap((result) => findingPiece(survey, result, named.get(result.key) ?? [], now))
}

const cut = (text: string): string => shortened(text, evidenceTextLimit)
const titled = (survey: SurveyRecord, key: string): string =>
  shortened(
    `${survey.title}: ${plainText(survey.questions.find((question) => question.key === key)?.label ?? key)}`,
    300,
  )

/** Each person's answers on scales by question, of a survey that was answered under names; of others nothing. */
async function namedAnswers(
  tx: Tx,
  survey: SurveyRecord,
  teams: readonly TeamRow[],
): Promise<Map<string, EvidenceAnswer[]>> {
  if (survey.anonymity !== 'named') return new Map()
  const platform = new Set(teams.filter((team) => team.platform).map((team) => team.id))
  const responses = await listNamedResponses(tx, survey.id)
  const scaled = survey.questions.flatMap((question) => {
    const scale = answerScale(question)
    return scale ? [{ key: question.key, scale }] : []
  })
  return new Map(
    scaled.map(({ key, scale }) => [
      key,
      responses.flatMap(({ personId, teamId, answers }) => {
        const value = answers[key]
        if (typeof value !== 'number') return []
        return [{ personId, teamId, platform: teamId !== null && platform.has(teamId), answer: sideOf(value, scale) }]
      }),
    ]),
  )
}

/** The scale of a question that has a better and a worse end; null for the others. */
function answerScale(question: Question): AnswerScale | null {
  if (!isScale(question)) return null
  const { favourableEnd, ...scale } = ratedScaleOf(question)
  return favourableEnd === 'none' ? null : { ...scale, favourableEnd, nps: measureOf(question) === 'nps' }
}

/** Who answered which way, as the results show it; undefined where the question has no better and worse end. */
function breakdownFor(survey: SurveyRecord, result: QuestionResult, answers: readonly EvidenceAnswer[]) {
  const question = survey.questions.find((one) => one.key === result.key)
  const scale = question && answerScale(question)
  // Of a scale without a good end what may have been recorded before goes.
  if (!scale) return question && isScale(question) ? { groups: [], answers: [] } : undefined
  const teams = (result.groups ?? []).map(({ value, ...figures }) => ({ ...figures, id: value }))
  return breakdownOf(result, teams, scale, answers)
}

function findingPiece(
  survey: SurveyRecord,
  result: QuestionResult,
  answers: readonly EvidenceAnswer[],
  now: Date,
): EvidenceItem[] {
  const text = findingOf(result)
  if (text === null) return []
  return [
    {
      ref: { kind: 'survey-result', id: `${survey.id}:${result.key}` },
      text: cut(text),
      rung: 'low',
      occurredAt: now,
      people: result.n ?? 1,
      anonymous: survey.anonymity === 'anonymous',
      sourceId: survey.id,
      askKey: result.key,
      sourceTitle: titled(survey, result.key),
      href: paths.survey(survey.id, partOfQuestion(survey.questions, result.key), result.key),
      breakdown: breakdownFor(survey, result, answers),
    },
  ]
}

/** Whether a comment may be read: with enough others of its question and origin. */
export const isShown = (
  survey: Pick<SurveyRecord, 'anonymity' | 'minComments'>,
  comment: Pick<FindingComment, 'key' | 'imported' | 'invited'>,
  counts: readonly CommentCount[],
): boolean => shownComments(survey, counts).some((one) => one.key === comment.key && isSame(one, comment))

function commentPieces(
  survey: SurveyRecord,
  comments: readonly FindingComment[],
  { counts, ...known }: { counts: readonly CommentCount[]; teams: readonly TeamRow[]; now: Date },
): EvidenceItem[] {
  const texts = new Set(survey.questions.flatMap((question) => (hasComments(question) ? [question.key] : [])))
  return comments
    .filter((comment) => texts.has(comment.key) && saysSomething(comment.text) && comment.hiddenFor === null)
    .filter((comment) => isShown(survey, comment, counts))
    .map((comment) => commentPiece(survey, comment, known))
}

/**
 * The day of a comment's evidence. Where no one is named it is the same for all of a survey, as no list of its comments and rows has
 * a day: who answered when is known to colleagues, so an answer's own day would tell who wrote it, and join what one person wrote.
 */
const heardOn = (survey: SurveyRecord, { day, fileDay }: FindingComment, now: Date): Date =>
  survey.anonymity === 'named' ? day : (fileDay ?? (survey.closedAt === null ? now : new Date(survey.closedAt)))

/**
 * A comment as evidence, whole or a span of it. Its reference is a digest, so that two comments of one response cannot
 * be put together again.
 */
export function commentPiece(
  survey: SurveyRecord,
  comment: FindingComment,
  { teams, now, span }: { teams: readonly TeamRow[]; now: Date; span?: { id: string; text: string } | undefined },
): EvidenceItem {
  const anonymous = survey.anonymity === 'anonymous'
  const key = comment.key.replace(/\.text$/, '')
  return {
    ref: { kind: 'answer', id: span?.id ?? comment.id },
    text: cut(span?.text ?? comment.text),
    rung: 'low',
    occurredAt: heardOn(survey, comment, now),
    anonymous,
    personId: anonymous ? null : comment.personId,
    teamId: comment.teamId,
    platformTeam: teams.some((team) => team.id === comment.teamId && team.platform),
    audience: survey.anonymity === 'confidential' || comment.audience === 'researchers' ? 'researchers' : 'everyone',
    sourceId: survey.id,
    askKey: comment.key,
    sourceTitle: comment.imported ? `${shortened(titled(survey, key), 285)} (from a file)` : titled(survey, key),
    href: paths.survey(survey.id, partOfQuestion(survey.questions, key), key),
  }
}

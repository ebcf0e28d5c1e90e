import { formatNumber, formatPercent, formatPercentInterval, plural } from '@/lib/core/format'
import { plainText } from '@/lib/core/text/excerpt'
import { recordEvidence } from '@/lib/evidence/commands'
import { nameableTeams } from '@/lib/evidence/rules'
import { evidenceTextLimit, type EvidencePiece } from '@/lib/evidence/schema'
import { sha256 } from '@/lib/server/hash'
import type { Tx } from '@/lib/server/db'
import type { SurveyRecord, TeamRow } from './repo'
import { countAnswers, countResponses, listComments, type Comment } from './repo-results'
import { OPEN_TYPES } from './results'
import { buildResults } from './results-build'
import type { QuestionResult } from './results-schema'

const MOST_COMMENTS = 20_000

/** What a question found, as one sentence; null when too few answered to say anything. */
export function findingOf(result: QuestionResult): string | null {
  if (result.suppressed || result.n === null) return null
  const label = plainText(result.label)
  const of = plural(result.n, 'answer')
  if (result.nps !== undefined) return `${label} NPS ${formatNumber(result.nps)} (${result.npsCi!.map(Math.round).join(' to ')}, ${of})`
  if (result.favourable !== undefined)
    return `${label} ${formatPercent(result.favourable)} favourable (${formatPercentInterval(...result.favourableCi!)}, ${of})`
  if (result.mean !== undefined) return `${label} ${formatNumber(result.mean)} on average (${of})`
  const top = [...(result.distribution ?? [])].sort((a, b) => b.count - a.count).slice(0, 3).filter((one) => one.count > 0)
  if (top.length > 0) return `${label} ${top.map((one) => `${plainText(one.label)}: ${formatPercent(one.share)}`).join('; ')} (${of})`
  const rows = (result.rows ?? []).flatMap((row) => {
    const best = [...(row.distribution ?? [])].sort((a, b) => b.count - a.count)[0]
    return best && best.count > 0 ? [`${plainText(row.label)}: ${formatPercent(best.share)} “${plainText(best.label)}”`] : []
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
export async function harvest(tx: Tx, survey: SurveyRecord, teams: TeamRow[], now: Date): Promise<number> {
  const closedKeys = survey.questions.filter((question) => !OPEN_TYPES.includes(question.type)).map((question) => question.key)
  const textKeys = survey.questions.flatMap((question) => (question.type === 'text' || question.type === 'longtext' ? [question.key] : []))
  const cells = await countAnswers(survey.id, { closedKeys, by: null }, tx)
  const table = await countResponses(survey.id, tx)
  const comments = await listComments(survey.id, textKeys, MOST_COMMENTS, tx)
  const results = buildResults({ survey, cells, table, teams, invited: survey.invited, by: null, team: null })
  const pieces = [...results.questions.flatMap((result) => findingPiece(survey, result, now)), ...commentPieces(survey, comments, table, teams)]
  await recordEvidence(tx, pieces, () => now)
  return pieces.length
}

const cut = (text: string): string => (text.length <= evidenceTextLimit ? text : `${text.slice(0, evidenceTextLimit - 1).toWellFormed()}…`)
const titled = (survey: SurveyRecord, key: string): string =>
  `${survey.title}: ${plainText(survey.questions.find((question) => question.key === key)?.label ?? key)}`.slice(0, 300)

function findingPiece(survey: SurveyRecord, result: QuestionResult, now: Date): EvidencePiece[] {
  const text = findingOf(result)
  if (text === null) return []
  return [{
    ref: { kind: 'survey-result', id: `${survey.id}:${result.key}` }, text: cut(text), rung: 'low', occurredAt: now,
    people: result.n ?? 1, anonymous: survey.anonymity === 'anonymous', sourceId: survey.id, askKey: result.key,
    sourceTitle: titled(survey, result.key), href: `/surveys/${survey.id}#${result.key}`,
  }]
}

function commentPieces(survey: SurveyRecord, comments: readonly Comment[], table: readonly { teamId: string | null; n: number }[], teams: readonly TeamRow[]): EvidencePiece[] {
  const anonymous = survey.anonymity === 'anonymous'
  const sizes = new Map<string | null, number>()
  for (const row of table) sizes.set(row.teamId, (sizes.get(row.teamId) ?? 0) + row.n)
  const named = anonymous ? nameableTeams(sizes, survey.minComments) : new Set(sizes.keys())
  const perKey = new Map<string, number>()
  for (const comment of comments) perKey.set(comment.key, (perKey.get(comment.key) ?? 0) + 1)
  const platform = new Set(teams.filter((team) => team.platform).map((team) => team.id))
  return comments
    .filter((comment) => saysSomething(comment.text) && (!anonymous || perKey.get(comment.key)! >= survey.minComments))
    .map((comment) => ({
      // A digest, so that two comments of one response cannot be put together again by their references.
      ref: { kind: 'answer', id: sha256(`${comment.id}:${comment.key}`) }, text: cut(comment.text), rung: 'low', occurredAt: comment.day,
      anonymous, personId: anonymous ? null : comment.personId,
      teamId: comment.teamId !== null && named.has(comment.teamId) ? comment.teamId : null,
      platformTeam: comment.teamId !== null && named.has(comment.teamId) && platform.has(comment.teamId),
      audience: survey.anonymity === 'confidential' ? 'researchers' : 'everyone',
      sourceId: survey.id, askKey: comment.key, sourceTitle: titled(survey, comment.key), href: `/surveys/${survey.id}#${comment.key}`,
    }))
}

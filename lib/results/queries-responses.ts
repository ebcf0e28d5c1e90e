import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField } from '@/lib/core/errors'
import type { Page, PageQuery } from '@/lib/core/paging'
import { audit } from '@/lib/server/audit'
import { db, transaction, type Db } from '@/lib/server/db'
import { seal, unseal } from '@/lib/server/hash'
import { teamsBesideRows, withoutWords } from './export/rules-segments'
import { isOpenToResponses, responsesWithheld, withheldReason, type GroupFacts } from '@/lib/disclosure/rules-responses'
import { listedOrigins } from '@/lib/disclosure/rules-comments'
import type { OriginKind } from '@/lib/disclosure/rules-origins'
import { refreshTallyIfDue, tallyKeys } from './refresh'
import { discloseResponses, hasRolesOrTenures, lockTally, teamsCountedWithTooFew } from './repo-tally'
import { showsPeople } from '@/lib/surveys/policy'
import { getSurveyRecord } from '@/lib/surveys/queries'
import { teamFigures } from './repo-export'
import { asksOnlySegment, tellsAddress, withoutKeys } from '@/lib/surveys/rules-conditions'
import { isHidden } from '@/lib/surveys/types/rules-facts'
import type { Survey } from '@/lib/surveys/schema'
import { countedByOrigin, listResponses, peopleOf, type ResponseRow } from './repo-responses'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { type ShownResponse } from './schema-responses'
import { listTeamsOf } from '@/lib/surveys/queries-record'

/** Shows rows as readers may see them. */
export type ShowRows = (rows: readonly ResponseRow[]) => Promise<ShownResponse[]>

/** How rows of a survey are shown. */
export interface RowView {
  show: ShowRows
  /** The questions that stand in a row: without those answered in words, where comments name teams. */
  questions: Survey['questions']
}

/**
 * What may stand beside single answers where nobody is to be known: the team where the results show all of it, never two segments at once,
 * a day or an id; and no words once a team may be named beside comments, or the two could be put together.
 */
export async function rowViewOf(survey: Omit<Survey, 'actions'>, withPeople: boolean): Promise<RowView> {
  const open = survey.anonymity === 'named' || withPeople
  const keys = tallyKeys(survey.questions)
  const [figures, teams] = await Promise.all([
    open ? [] : teamFigures(survey.id, keys.rowed, keys.texts),
    listTeamsOf(survey.id),
  ])
  const names = new Map(teams.map((team) => [team.id, team.name]))
  const besides = teamsBesideRows(figures, survey.minComments)
  const wordless = !open && (survey.disclosure !== 'responses' || figures.some(({ team }) => team !== ''))
  const [ofTeams, ofRoles] = [
    asksOnlySegment(survey.questions, 'segment.team'),
    asksOnlySegment(survey.questions, 'segment.role'),
  ]
  const ofAddress = tellsAddress(survey.questions)
  const teamOf = ({ teamId }: ResponseRow) =>
    teamId !== null && (open || besides.has(teamId)) ? (names.get(teamId) ?? null) : null
  const answersOf = (row: ResponseRow) => {
    if (open) return row.answers
    const closed = wordless
      ? Object.fromEntries(Object.entries(row.answers).filter(([key]) => !keys.texts.includes(key)))
      : row.answers
    return withoutKeys(closed, new Set([...ofRoles, ...ofAddress, ...(teamOf(row) === null ? ofTeams : [])]))
  }
  return {
    questions: (wordless ? withoutWords(survey.questions) : survey.questions).filter((one) => open || !isHidden(one)),
    show: async (rows) => {
      const people = withPeople
        ? await peopleOf(rows.flatMap((row) => (row.personId ? [row.personId] : [])))
        : new Map<string, { name: string; email: string }>()
      return rows.map((row) => ({
        id: open ? row.id : null,
        day: open ? row.day : null,
        team: teamOf(row),
        role: open ? row.role : null,
        person: (row.personId && people.get(row.personId)) || null,
        answers: answersOf(row),
        imported: row.imported,
      }))
    },
  }
}

/**
 * What was said and shown of a survey's groups, which decides whether single responses may be given, as far as nothing
 * has decided it yet: the figures of all teams are only read where they can.
 */
async function groupFactsOf(survey: SurveyRecord, client: Db): Promise<GroupFacts> {
  if (survey.disclosure !== null) return { rolesOrTenures: false, teamsInPart: false }
  if (await hasRolesOrTenures(client, survey.id)) return { rolesOrTenures: true, teamsInPart: false }
  const keys = tallyKeys(survey.questions)
  const figures = await teamFigures(survey.id, keys.rowed, keys.texts, client)
  const whole = teamsBesideRows(figures, survey.minComments)
  const shown = figures.filter((one) => one.team !== '' && one.key !== '' && one.shown !== null)
  const scattered = shown.length > 0 ? await teamsCountedWithTooFew(client, survey.id) : new Set<string>()
  return { rolesOrTenures: false, teamsInPart: shown.some(({ team }) => !whole.has(team) || scattered.has(team)) }
}

/** Why single responses are withheld, in words; null where they are given, or would be if they were asked for. */
export async function responsesWithheldOf(survey: SurveyRecord): Promise<string | null> {
  const why = survey.anonymity === 'named' ? null : responsesWithheld(survey, await groupFactsOf(survey, db))
  return why && withheldReason(why, survey.anonymity)
}

/** The same of a survey by its id. @throws AppError not_found */
export async function getResponsesWithheld(actor: MaybeActor, id: string): Promise<string | null> {
  return responsesWithheldOf(await getSurveyRecord(authorize(actor, 'survey.responses'), id))
}

/**
 * Decides whether responses are given, where nothing has yet: asking for them is what decides it.
 * @returns the survey as it stands then
 * @throws AppError conflict, with the reason, where figures by group are shown instead
 */
async function decided(reader: Actor, survey: SurveyRecord): Promise<SurveyRecord> {
  const { now, withheld } = await transaction(async (tx) => {
    const now = { ...survey, disclosure: (await lockTally(tx, survey.id))?.disclosure ?? null }
    const said = await groupFactsOf(now, tx)
    if (!isOpenToResponses(now.disclosure, said)) return { now, withheld: responsesWithheld(now, said) }
    await discloseResponses(tx, survey.id)
    await audit(tx, reader, 'survey.disclose-responses', { kind: 'survey', id: survey.id })
    return { now: { ...now, disclosure: 'responses' as const }, withheld: null }
  })
  if (withheld) throw conflict(withheldReason(withheld, survey.anonymity), { reason: `responses-${withheld}` })
  return now
}

/** Seeing who answered in a confidential survey is recorded with its reason. */
async function recordReason(actor: Actor, survey: SurveyRecord, reason: string | undefined): Promise<boolean> {
  const withPeople = showsPeople(survey.anonymity, reason)
  if (withPeople && survey.anonymity === 'confidential')
    await transaction((tx) =>
      audit(tx, actor, 'survey.see-people', { kind: 'survey', id: survey.id }, { reason: reason! }),
    )
  return withPeople
}

/**
 * Opens the single responses of a survey to a reader: whether there are enough, who may be seen, and whether they are
 * given at all, which is decided before any figure moves.
 * @returns the survey as it stands then, how many responses are counted and may be shown, and of which origins: rows of
 * a file do not count as others for an answer given here
 * @throws AppError conflict while so few are counted that a single response would point at a person, or where they are
 * withheld
 */
export async function openResponses(
  reader: Actor,
  survey: SurveyRecord,
  reason: string | undefined,
): Promise<{ survey: SurveyRecord; counted: number; withPeople: boolean; of: 'all' | OriginKind[] }> {
  const tooFew = (n: number) =>
    conflict(`Single responses are shown from ${survey.minComments} on; there are ${n}.`, { reason: 'too-few' })
  // While there are too few in all, nothing is shown, and so nothing is counted together yet.
  if (survey.anonymity !== 'named' && survey.responses < survey.minComments) throw tooFew(survey.responses)
  const withPeople = await recordReason(reader, survey, reason)
  const given = survey.anonymity === 'named' || withPeople ? survey : await decided(reader, survey)
  const counted = await refreshTallyIfDue(survey.id)
  const counts = await countedByOrigin(survey.id)
  if (survey.anonymity === 'named') return { survey: given, counted, withPeople, of: withPeople ? 'all' : counts }
  const origins = listedOrigins(survey, counts)
  if (origins.length === 0) throw tooFew(counted)
  const of = withPeople ? 'all' : origins
  return { survey: given, counted: withPeople ? counted : origins.reduce((sum, { n }) => sum + n, 0), withPeople, of }
}

const CURSOR = 'response cursor'

/**
 * Single responses, for researchers. Anonymous: never a person, a day or an id, a team only where the results show all
 * of it. Confidential: people
 * only for a reason, which is recorded. Named: who said what. Cursors are sealed for the reader: the place in the list
 * is a random id, which
 * stays here.
 */
export async function getResponses(
  actor: MaybeActor,
  id: string,
  query: PageQuery & { reason?: string | undefined },
): Promise<Page<ShownResponse> & { questions: Survey['questions'] }> {
  const reader = authorize(actor, 'survey.responses')
  const found = await getSurveyRecord(reader, id)
  const afterId = query.cursor === undefined ? undefined : unseal(CURSOR, `${reader.id} ${found.id}`, query.cursor)
  if (afterId === null) throw invalidField('cursor', 'This cursor is not one of this list.')
  const { survey, withPeople, of } = await openResponses(reader, found, query.reason)
  // Once a reading, not for each page of it.
  if (afterId === undefined)
    await transaction((tx) =>
      audit(tx, reader, 'survey.read-responses', { kind: 'survey', id: survey.id }, { people: withPeople }),
    )
  const { show, questions } = await rowViewOf(survey, withPeople)
  const rows = await listResponses(survey.id, query.limit, afterId, of)
  const more = rows.length > query.limit
  return {
    data: await show(rows.slice(0, query.limit)),
    nextCursor: more ? seal(CURSOR, `${reader.id} ${survey.id}`, rows[query.limit - 1]!.id) : null,
    questions,
  }
}

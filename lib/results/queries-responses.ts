import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField } from '@/lib/core/errors'
import type { Page, PageQuery } from '@/lib/core/paging'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { seal, unseal } from '@/lib/server/hash'
import { teamsBesideRows, withoutWords } from './export/rules-segments'
import { lookIfDue, tallyKeys } from './refresh'
import { showsPeople } from '@/lib/surveys/policy'
import { getSurveyRecord } from '@/lib/surveys/queries'
import { teamFigures } from './repo-export'
import { asksOnlySegment, withoutKeys } from '@/lib/surveys/rules-conditions'
import type { Survey } from '@/lib/surveys/schema'
import { listResponses, peopleOf, type ResponseRow } from './repo-responses'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { type ShownResponse } from './schema-responses'
import { listTeamsOf } from '@/lib/surveys/queries-record'

/** Shows rows as readers may see them. */
export type Shower = (rows: readonly ResponseRow[]) => Promise<ShownResponse[]>

/** How rows of a survey are shown. */
export interface RowView {
  show: Shower
  /** The questions that stand in a row: without those answered in words, where comments name teams. */
  questions: Survey['questions']
}

/**
 * What may stand beside single answers where nobody is to be known: the team where the results show all of it, never two segments at once,
 * a day or an id; and no words once a team may be named beside comments, or the two could be put together.
 */
export async function rowViewOf(survey: Survey, withPeople: boolean): Promise<RowView> {
  const open = survey.anonymity === 'named' || withPeople
  const keys = tallyKeys(survey.questions)
  const [figures, teams] = await Promise.all([
    open ? [] : teamFigures(survey.id, keys.rowed, keys.texts),
    listTeamsOf(survey.id),
  ])
  const names = new Map(teams.map((team) => [team.id, team.name]))
  const besides = teamsBesideRows(figures, survey.minComments)
  const wordless = figures.some(({ team }) => team !== '')
  const [ofTeams, ofRoles] = [
    asksOnlySegment(survey.questions, 'segment.team'),
    asksOnlySegment(survey.questions, 'segment.role'),
  ]
  const teamOf = ({ teamId }: ResponseRow) =>
    teamId !== null && (open || besides.has(teamId)) ? (names.get(teamId) ?? null) : null
  const answersOf = (row: ResponseRow) => {
    if (open) return row.answers
    const closed = wordless
      ? Object.fromEntries(Object.entries(row.answers).filter(([key]) => !keys.texts.includes(key)))
      : row.answers
    return withoutKeys(closed, new Set([...ofRoles, ...(teamOf(row) === null ? ofTeams : [])]))
  }
  return {
    questions: wordless ? withoutWords(survey.questions) : survey.questions,
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
      }))
    },
  }
}

/**
 * @returns how many responses are counted, and may be shown
 * @throws AppError conflict while so few are counted that a single response would point at somebody
 */
export async function assertEnough(survey: SurveyRecord): Promise<number> {
  // While there are too few in all, nothing is shown, and so nothing is counted together yet.
  const counted =
    survey.anonymity === 'named' || survey.responses >= survey.minComments
      ? await lookIfDue(survey.id)
      : survey.responses
  if (survey.anonymity !== 'named' && counted < survey.minComments)
    throw conflict(`Single responses are shown from ${survey.minComments} on; there are ${counted}.`)
  return counted
}

/** Seeing who answered in a confidential survey is recorded with its reason. */
export async function recordReason(actor: Actor, survey: SurveyRecord, reason: string | undefined): Promise<boolean> {
  const withPeople = showsPeople(survey.anonymity, reason)
  if (withPeople && survey.anonymity === 'confidential')
    await transaction((tx) =>
      audit(tx, actor, 'survey.see-people', { kind: 'survey', id: survey.id }, { reason: reason! }),
    )
  return withPeople
}

const CURSOR = 'response cursor'

/**
 * Single responses, for researchers. Anonymous: never a person, a day or an id, a team only where the results show all of it. Confidential: people
 * only for a reason, which is recorded. Named: who said what. Cursors are sealed for the reader: the place in the list is a random id, which
 * stays here.
 */
export async function getResponses(
  actor: MaybeActor,
  id: string,
  query: PageQuery & { reason?: string | undefined },
): Promise<Page<ShownResponse> & { questions: Survey['questions'] }> {
  const reader = authorize(actor, 'survey.responses')
  const survey = await getSurveyRecord(reader, id)
  await assertEnough(survey)
  const afterId = query.cursor === undefined ? undefined : unseal(CURSOR, `${reader.id} ${survey.id}`, query.cursor)
  if (afterId === null) throw invalidField('cursor', 'This cursor is not one of this list.')
  const withPeople = await recordReason(reader, survey, query.reason)
  const { show, questions } = await rowViewOf(survey, withPeople)
  const rows = await listResponses(survey.id, query.limit, afterId, withPeople)
  const more = rows.length > query.limit
  return {
    data: await show(rows.slice(0, query.limit)),
    nextCursor: more ? seal(CURSOR, `${reader.id} ${survey.id}`, rows[query.limit - 1]!.id) : null,
    questions,
  }
}

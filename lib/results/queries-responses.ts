import { z } from 'zod'
import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { conflict } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { hiddenTeams, mayName, tooFewNamed, unshownTeams, type Hidden } from './export/rules-segments'
import { lookIfDue } from './refresh'
import { showsPeople } from '@/lib/surveys/policy'
import { surveyRecord } from '@/lib/surveys/queries'
import { answeredByTeam, rowsWithout } from './repo-export'
import { shownSizes } from './repo'
import { asksOnlySegment, withoutKeys } from '@/lib/surveys/rules-conditions'
import type { Survey } from '@/lib/surveys/schema'
import { listResponses, peopleOf, type ResponseRow } from './repo-responses'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { type ShownResponse } from './schema-responses'
import { teamsOf } from '@/lib/surveys/queries-record'

/** Shows rows as readers may see them. */
export type Shower = (rows: readonly ResponseRow[]) => Promise<ShownResponse[]>

/** A team beside single answers says no more than the results of that team do; see `export/segments`. */
async function hiddenIn(survey: Survey): Promise<Hidden> {
  const minimum = { scores: survey.minScore, distributions: survey.minComments }
  const [answers, sizes] = await Promise.all([answeredByTeam(survey.id), shownSizes(survey.id)])
  const hidden = hiddenTeams(answers, survey.questions, minimum)
  for (const [team, keys] of unshownTeams(sizes, survey.questions, minimum))
    hidden.pairs.set(team, new Set([...(hidden.pairs.get(team) ?? []), ...keys]))
  for (const team of tooFewNamed(await rowsWithout(survey.id, hidden.pairs), survey.minComments)) hidden.teams.add(team)
  return hidden
}

/**
 * Which segments may stand beside single answers: the team where enough of it were counted together and the results show it for each question
 * that is answered; never two at once in an anonymous survey, and never a day.
 */
export async function showerOf(survey: Survey, withPeople: boolean): Promise<Shower> {
  const open = survey.anonymity === 'named' || withPeople
  const [hidden, teams] = await Promise.all([open ? null : hiddenIn(survey), teamsOf(survey.id)])
  const names = new Map(teams.map((team) => [team.id, team.name]))
  const [ofTeams, ofRoles] = [
    asksOnlySegment(survey.questions, 'segment.team'),
    asksOnlySegment(survey.questions, 'segment.role'),
  ]
  return async (rows) => {
    const people = withPeople ? await peopleOf(rows.flatMap((row) => (row.personId ? [row.personId] : []))) : new Map()
    const teamOf = (row: ResponseRow) =>
      row.teamId !== null && (!hidden || (row.placed && mayName(hidden, row.teamId, Object.keys(row.answers))))
        ? (names.get(row.teamId) ?? null)
        : null
    return rows.map((row) => ({
      id: row.id,
      day: open ? row.day : null,
      team: teamOf(row),
      role: open ? row.role : null,
      person: (row.personId && people.get(row.personId)) || null,
      answers: open
        ? row.answers
        : withoutKeys(teamOf(row) === null ? withoutKeys(row.answers, ofTeams) : row.answers, ofRoles),
    }))
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

/**
 * Single responses, for researchers. Anonymous: never a person or a day, a team only among enough. Confidential: people only for a reason,
 * which is recorded. Named: who said what.
 */
export async function getResponses(
  actor: MaybeActor,
  id: string,
  query: PageQuery & { reason?: string | undefined },
): Promise<Page<ShownResponse>> {
  const reader = authorize(actor, 'survey.responses')
  const survey = await surveyRecord(reader, id)
  await assertEnough(survey)
  const [afterId] = decodeCursor(query.cursor, z.tuple([z.string()])) ?? []
  const withPeople = await recordReason(reader, survey, query.reason)
  const show = await showerOf(survey, withPeople)
  const rows = await listResponses(survey.id, query.limit, afterId, withPeople)
  const shown = await show(rows.slice(0, query.limit))
  return {
    ...toPage(
      rows,
      query.limit,
      (row) => [row.id],
      (row) => row,
    ),
    data: shown,
  }
}

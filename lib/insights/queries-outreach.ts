import { z } from 'zod'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { groupBy } from '@/lib/core/group'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { whyNotAskedLookup } from '@/lib/distribution/queries-eligibility'
import { listMembers, mapNames, mapTeamNames } from '@/lib/people/queries'
import { db } from '@/lib/server/db'
import { getFigures } from './queries'
import { listOutreachRows, listOutreachTeams } from './repo-outreach'
import { draftOutreach, drawSome } from './rules-outreach'
import type { Outreach, OutreachDrafts } from './schema-outreach'

/** So many missing teams are written to at once, the largest. */
const MAX_TEAMS = 8

type Named = { name: string; email: string }

/**
 * Some people of each team who may be asked now: surveys, asks and interviews count together, and whoever wants quiet has it. Who is not
 * named was not drawn or may not be asked: which of both is not told.
 * @param wanted teams, each with what the draw depends on
 */
async function peopleToAsk(wanted: readonly { teamId: string; seed: string }[], now: Date): Promise<Named[][]> {
  const members = await listMembers(
    db,
    wanted.map((one) => one.teamId),
  )
  const ineligible = await whyNotAskedLookup(
    db,
    members.map((one) => one.id),
    now,
  )
  const byTeam = groupBy(
    members.filter((one) => ineligible(one.id) === null),
    (one) => one.teamId,
  )
  const drawn = wanted.map(({ teamId, seed }) =>
    drawSome(
      (byTeam.get(teamId) ?? []).map((one) => one.id),
      seed,
    ),
  )
  const names = await mapNames(drawn.flat())
  return drawn.map((ids) =>
    ids.flatMap((id) => {
      const known = names.get(id)
      return known ? [{ name: known.name, email: known.email }] : []
    }),
  )
}

const seedOf = (insightId: string, teamId: string) => `${insightId} ${teamId}`

/** Who is missing on an insight, the largest teams first, with a draft message to each and whom it may go to. Nothing is sent. */
export async function draftOutreachFor(actor: MaybeActor, insightId: string, now: Date): Promise<OutreachDrafts> {
  const reader = authorize(actor, 'insight.write')
  const [{ statement, teams, score }, listed] = await Promise.all([
    getFigures(reader, insightId, () => now),
    listOutreachTeams(db, insightId),
  ])
  const { missing, unknown } = score.representation
  const silent = missing.length > 0 ? missing : unknown
  const byName = new Map(teams.map((team) => [team.name, team]))
  const chosen = silent.flatMap((name) => byName.get(name) ?? []).slice(0, MAX_TEAMS)
  const people = await peopleToAsk(
    chosen.map((team) => ({ teamId: team.id, seed: seedOf(insightId, team.id) })),
    now,
  )
  return {
    data: chosen.map((team, at) => ({
      teamId: team.id,
      team: team.name,
      headcount: team.headcount,
      text: draftOutreach({
        team: team.name,
        statement,
        people: score.breadth.people,
        teams: score.breadth.teams,
      }),
      people: people[at]!,
      listed: listed.has(team.id),
    })),
    more: silent.length - chosen.length,
    unsure: missing.length === 0 && unknown.length > 0,
  }
}

const cursorKey = z.tuple([z.iso.datetime(), z.string()])

/** Words that wait to be sent by a person, the oldest first, with whom they may go to as of now. */
export async function listOutreach(
  actor: MaybeActor,
  { limit, cursor }: PageQuery,
  now: Date,
): Promise<Page<Outreach>> {
  authorize(actor, 'insight.write')
  const rows = await listOutreachRows(db, decodeCursor(cursor, cursorKey), limit + 1)
  const page = toPage(
    rows,
    limit,
    (row) => [row.createdAt.toISOString(), row.id],
    (row) => row,
  )
  const [names, people] = await Promise.all([
    mapTeamNames(page.data.map((row) => row.teamId)),
    peopleToAsk(
      page.data.map((row) => ({ teamId: row.teamId, seed: seedOf(row.insightId, row.teamId) })),
      now,
    ),
  ])
  const data = page.data.map(({ id, insight, teamId, text, createdAt, doneAt }, at) => ({
    id,
    insight,
    teamId,
    team: names.get(teamId) ?? 'A team that is gone',
    text,
    people: people[at]!,
    createdAt: createdAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
  }))
  return { ...page, data }
}

import type { Role } from '@/lib/core/permissions'
import { db, type Db, type Tx } from '@/lib/server/db'
import { authorize, type Actor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import type { Page } from '@/lib/core/paging'
import * as people from './repo-people'
import * as teams from './repo-teams'
import { findMemberByEmail } from './repo-sign-in'
import { listTokens as selectTokens } from './repo-tokens'
import type { Me, PeopleQuery, Person, Team, TeamsQuery, Token } from './schema'

export async function getMe(actor: Actor): Promise<Me> {
  const me = await people.findMe(actor.id)
  if (!me) throw notFound('This person')
  // A token may act with less than its owner has; that is who is asking.
  return { ...me, role: actor.role }
}

export function listTeams(actor: Actor, query: TeamsQuery): Promise<Page<Team>> {
  authorize(actor, 'team.read')
  return teams.listTeams(query)
}

export function listAllTeams(actor: Actor): Promise<Team[]> {
  authorize(actor, 'team.read')
  return teams.listAllTeams()
}

/** The id of the team with this id or name, for what comes without a person; null where there is none. */
export const findTeamIdByRef = (ref: string): Promise<string | null> => teams.findTeamIdByRef(ref)

/** The ids of the teams that are meant by each of these ids or names; those put away are among them, since things still name them. */
export function listTeamsByRefs(actor: Actor, refs: readonly string[]): Promise<{ ref: string; id: string }[]> {
  authorize(actor, 'team.read')
  return teams.listTeamsByRefs([...new Set(refs)])
}

/** Names of the teams that are there, for a menu. */
export function listTeamNames(actor: Actor): Promise<{ id: string; name: string }[]> {
  authorize(actor, 'team.read')
  return teams.listPresentNames()
}

/** Teams that are there, without those that were put away: for choosing one. */
export function listPresentTeams(actor: Actor): Promise<Team[]> {
  authorize(actor, 'team.read')
  return teams.listPresentTeams()
}

/** Teams that were put away: in no other list and no count. */
export function listArchivedTeams(actor: Actor): Promise<Team[]> {
  authorize(actor, 'team.read')
  return teams.listArchivedTeams()
}

export async function getTeam(actor: Actor, id: string): Promise<Team> {
  authorize(actor, 'team.read')
  const team = await teams.findTeam(id)
  if (!team) throw notFound('This team')
  return team
}

/** Ids of a team's people who are here; for other rooms' figures about the team. */
export function listMemberIds(actor: Actor, teamId: string): Promise<string[]> {
  authorize(actor, 'person.read')
  return people.listMemberIds(teamId)
}

export type TeamEnd = 'delete' | 'archive' | 'none'

/** How a team can go: deleted where it was never more than a name, archived, or not while people are in it. */
export async function endOfTeam(actor: Actor, id: string): Promise<TeamEnd> {
  authorize(actor, 'team.write')
  const there = await teams.countEverIn(db, id)
  if (!there || there.active > 0) return 'none'
  return there.all > 0 || (await teams.isNamedAnywhere(db, id)) ? 'archive' : 'delete'
}

export function listPeople(actor: Actor, query: PeopleQuery): Promise<Page<Person>> {
  authorize(actor, 'person.read')
  return people.listPeople(query)
}

/** Names of other people of the directory that hold one of these words, for a room that looks for somebody by a part of their name. */
export const listNamesWith = (tx: Tx, words: readonly string[], except: readonly string[]): Promise<string[]> =>
  people.listNamesWith(tx, words, except)

/** How many there are in all under these filters. */
export function countPeople(actor: Actor, query: PeopleQuery): Promise<number> {
  authorize(actor, 'person.read')
  return people.countPeople(query)
}

export async function getPerson(actor: Actor, id: string): Promise<Person> {
  authorize(actor, 'person.read')
  const person = await people.findPerson(id)
  if (!person) throw notFound('This person')
  return person
}

/** One's own tokens. */
export function listTokens(actor: Actor): Promise<Token[]> {
  authorize(actor, 'token.own')
  return selectTokens(actor.id)
}

/** A person by id or address, who is here; null for another one. */
export const findPersonByRef = (ref: string): Promise<{ id: string } | null> => people.findHere(ref)

/**
 * Which of these teams have fewer people than that. Of one in which nobody is any more those who left count; one that was put away
 * without any may have been as small. For rooms, which decide what may be told of a few.
 */
export const listTeamsOfFewer = (client: Db, ids: readonly string[], people: number): Promise<string[]> =>
  teams.listTeamsOfFewer(client, ids, people)

/** Names of teams by id, one query. */
export const mapTeamNames = async (ids: readonly string[]): Promise<Map<string, string>> =>
  new Map((await teams.listTeamsByIds([...new Set(ids)])).map(({ id, name }) => [id, name]))

/** The id of who has this address. */
export const findIdByEmail = async (email: string): Promise<string | null> =>
  (await findMemberByEmail(email))?.id ?? null

/** Those of some people who are here (not left, not erased): their address, their role, and whether they muted updates. */
export async function mapContacts(
  ids: readonly string[],
): Promise<Map<string, { email: string; role: Role; mutedUpdates: boolean }>> {
  const rows = ids.length > 0 ? await people.listContacts([...new Set(ids)]) : []
  return new Map(rows.map(({ id, ...contact }) => [id, contact]))
}

/** Ids of those who are here in some roles and have not muted updates. For rooms, which have authorized the deed. */
export const listUnmuted = (client: Db, roles: readonly Role[]): Promise<string[]> =>
  people.listUnmutedIds(client, roles)

/** Names and addresses of people by id, one query; erased ones are not among them. */
export async function mapNames(ids: readonly string[]): Promise<Map<string, { name: string; email: string }>> {
  const rows = ids.length > 0 ? await people.listPeopleByIds([...new Set(ids)]) : []
  return new Map(rows.map(({ id, name, email }) => [id, { name, email }]))
}

/** How many of these people are of each team. For rooms, which decide what of it may be shown. */
export const mapTeamSizes = async (ids: readonly string[], client: Db = db): Promise<Map<string | null, number>> =>
  new Map(ids.length > 0 ? (await people.countByTeam(ids, client)).map((row) => [row.teamId, row.people]) : [])

/** How many people of each kind there are in the teams, for a room that decides what may be told of few of them. */
export const countKinds = people.countKinds

/** Those who are here, of some teams. For rooms, which decide whom of them may be shown. */
export const listMembers = (client: Db, teamIds: readonly string[]): Promise<{ id: string; teamId: string }[]> =>
  people.listMembersOf(client, teamIds)

/** The team, or null, of each of some people who is here, by id, one query; those who left are not among them. */
export async function mapTeamOf(client: Db, ids: readonly string[]): Promise<Map<string, string | null>> {
  const rows = ids.length > 0 ? await people.listTeamsOfPeople(client, [...new Set(ids)]) : []
  return new Map(rows.map(({ id, teamId }) => [id, teamId]))
}

/** What people do and since when they are here, by id, one query. For rooms, which decide what of it may be shown. */
export async function mapRoles(
  client: Db,
  ids: readonly string[],
): Promise<Map<string, { discipline: string | null; startedOn: Date | null }>> {
  const rows = ids.length > 0 ? await people.listRolesByIds(client, [...new Set(ids)]) : []
  return new Map(rows.map(({ id, discipline, startedOn }) => [id, { discipline, startedOn }]))
}

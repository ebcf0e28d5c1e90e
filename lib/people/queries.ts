import { authorize, type Actor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import type { Page, PageQuery } from '@/lib/core/paging'
import * as people from './repo-people'
import * as teams from './repo-teams'
import { listTokens as selectTokens } from './repo-tokens'
import type { Me, PeopleQuery, Person, Team, Token } from './schema'

export async function getMe(actor: Actor): Promise<Me> {
  const me = await people.findMe(actor.id)
  if (!me) throw notFound('This person')
  // A token may act with less than its owner has; that is who is asking.
  return { ...me, role: actor.role }
}

export function listTeams(actor: Actor, query: PageQuery): Promise<Page<Team>> {
  authorize(actor, 'team.read')
  return teams.listTeams(query)
}

export function listAllTeams(actor: Actor): Promise<Team[]> {
  authorize(actor, 'team.read')
  return teams.listAllTeams()
}

export async function getTeam(actor: Actor, id: string): Promise<Team> {
  authorize(actor, 'team.read')
  const team = await teams.findTeam(id)
  if (!team) throw notFound('This team')
  return team
}

export function listPeople(actor: Actor, query: PeopleQuery): Promise<Page<Person>> {
  authorize(actor, 'person.read')
  return people.listPeople(query)
}

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

/** Names and addresses of people by id, one query; erased ones are not among them. */
export async function mapNames(ids: readonly string[]): Promise<Map<string, { name: string; email: string }>> {
  const rows = ids.length > 0 ? await people.listPeopleByIds([...new Set(ids)]) : []
  return new Map(rows.map(({ id, name, email }) => [id, { name, email }]))
}

import type { Actor } from '@/lib/core/actor'
import { actorOf, makePerson, makeTeam } from './make'

/** A company, made once: people of teams, roles and tenures. Roles lie mostly inside teams, as they do. */
export interface Company {
  pm: Actor
  admin: Actor
  teams: Map<string, string>
}

export const TEAMS = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta']
export async function company(): Promise<Company> {
  const [pm, admin] = [actorOf(await makePerson({ role: 'pm' })), actorOf(await makePerson({ role: 'admin' }))]
  const teams = new Map<string, string>()
  for (const name of TEAMS) teams.set(name, (await makeTeam({ name, headcount: 14 })).id)
  return { pm, admin, teams }
}

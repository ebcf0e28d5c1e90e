import { addressesNow, teamNames } from '@/lib/people/queries-by-email'
import type { Tx } from '@/lib/server/db'
import { readTogether } from '@/lib/server/together'
import type { Approver } from './repo-approvals'
import type { ApproversInput } from './schema-approvals'

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** Finds the people and teams that were named, in two queries. `unknown` is the first name that is nobody's. */
export async function knownApprovers(
  tx: Tx,
  { approvers }: Pick<ApproversInput, 'approvers'>,
): Promise<{ approvers: Approver[]; unknown: string | null }> {
  const [people, teams] = [approvers.flatMap((one) => one.person ?? []), approvers.flatMap((one) => one.team ?? [])]
  const foundPeople = await tx.person.findMany({
    where: { active: true, OR: [{ id: { in: people } }, { email: { in: people, mode: 'insensitive' } }] },
    select: { id: true, email: true },
  })
  const foundTeams = await tx.team.findMany({
    where: { OR: [{ id: { in: teams } }, { name: { in: teams, mode: 'insensitive' } }] },
    select: { id: true, name: true },
  })
  const found = approvers.map(({ person, team }): Approver | string => {
    const name = person ?? team ?? ''
    const refId =
      person !== undefined
        ? foundPeople.find((one) => one.id === name || same(one.email, name))?.id
        : foundTeams.find((one) => one.id === name || same(one.name, name))?.id
    return refId === undefined ? name : { kind: person !== undefined ? 'person' : 'team', refId }
  })
  const unknown = found.find((one): one is string => typeof one === 'string') ?? null
  const known = found.filter((one): one is Approver => typeof one !== 'string')
  return { approvers: [...new Map(known.map((one) => [`${one.kind} ${one.refId}`, one])).values()], unknown }
}

/** As `knownApprovers` reads them, in their order; who is gone is left out. */
export async function namesOfApprovers(approvers: readonly Approver[]): Promise<string[]> {
  if (approvers.length === 0) return []
  const ids = (kind: Approver['kind']) => approvers.filter((one) => one.kind === kind).map((one) => one.refId)
  const [people, teams] = await Promise.all([
    readTogether<{ id: string; email: string }>(addressesNow(ids('person'))),
    readTogether<{ id: string; name: string }>(teamNames(ids('team'))),
  ])
  return approvers.flatMap(
    ({ kind, refId }) =>
      (kind === 'person'
        ? people.find((one) => one.id === refId)?.email
        : teams.find((one) => one.id === refId)?.name) ?? [],
  )
}

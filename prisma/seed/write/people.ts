import type { Tx } from '@/lib/server/db'
import type { Workspace } from '../language/workspace'
import { insert } from './rows'

/** Teams with their headcounts, everybody in them, and whom one can sign in as. */
export async function writePeople(tx: Tx, { company, calendar, personas, quiet }: Workspace): Promise<void> {
  const since = calendar.ago(200)
  await insert(
    tx,
    'Team',
    company.teams.map(({ id, name, headcount, platform }) => ({
      id,
      name,
      headcount,
      platform,
      createdAt: since,
      updatedAt: since,
    })),
  )
  await insert(
    tx,
    'Person',
    company.people.map(({ id, email, name, role, discipline, team, joinedAgo }) => ({
      id,
      email,
      name,
      role,
      discipline,
      teamId: team?.id ?? null,
      mutedUpdates: quiet.muted.includes(name),
      startedOn: calendar.ago(joinedAgo),
      createdAt: since,
      updatedAt: since,
    })),
  )
  await tx.setting.create({ data: { key: 'demo.personas', value: [...personas] } })
}

import { authorize, type Actor } from '@/lib/core/actor'
import { audit } from '@/lib/server/audit'
import type { Tx } from '@/lib/server/db'
import type { ImportUndone } from '@/lib/server/room'
import { deletePeople, listEmptyTeams, listForUndo, namedAnywhere } from './repo-undo'

/**
 * Takes back the people that an import brought and who are nothing but its lines: nobody changed them since, they were never here, and
 * nothing names them. Everybody else stays, since what they are counted in was shown; so do their teams, which are named where nobody is
 * left in them.
 */
export async function undoPeople(tx: Tx, actor: Actor, ids: readonly string[], since: Date): Promise<ImportUndone> {
  authorize(actor, 'person.write')
  const rows = await listForUndo(tx, ids)
  const named = await namedAnywhere(tx, ids)
  const kept = rows.flatMap(({ id, name, updatedAt, lastSeenAt, erasedAt }) => {
    const reason =
      erasedAt !== null
        ? 'they were erased.'
        : lastSeenAt !== null
          ? 'they have been here.'
          : named.has(id)
            ? 'something here names them, such as an invitation or a session.'
            : updatedAt > since
              ? 'they were changed since.'
              : null
    return reason ? [{ id, reason: `${name}: ${reason}` }] : []
  })
  const stay = new Set(kept.map((one) => one.id))
  const removed = rows.map((row) => row.id).filter((id) => !stay.has(id))
  await deletePeople(tx, removed)
  if (removed.length > 0)
    await audit(tx, actor, 'people.import-undone', { kind: 'people', id: 'all' }, { removed: removed.length })
  const gone = rows.filter((row) => !stay.has(row.id))
  // An import makes the teams of its people in the minutes before them.
  const made = new Date(Math.min(...gone.map((row) => row.createdAt.getTime()), since.getTime()) - 5 * 60_000)
  const teams = gone.flatMap((row) => row.teamId ?? [])
  const empty = (await listEmptyTeams(tx, teams, made)).map(({ id, name }) => ({
    id,
    reason: `The team “${name}” has nobody in it now. It is archived on its own page.`,
  }))
  return { removed, kept: [...kept, ...empty] }
}

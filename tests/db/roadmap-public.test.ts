import { beforeEach, expect, test } from 'vitest'
import { stateOutcome } from '@/lib/outcomes/commands-outcome'
import { outcomeInput } from '@/lib/outcomes/schema-outcome'
import { changeItem } from '@/lib/roadmap/commands'
import { moveItem } from '@/lib/roadmap/commands-move'
import { openRoadmap } from '@/lib/roadmap/commands-public'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { voteFor } from '@/lib/roadmap/commands-votes'
import { findPublicVersion } from '@/lib/roadmap/queries-public'
import { itemPatch, moveInput, type Item } from '@/lib/roadmap/schema'
import { publicItemSchema } from '@/lib/roadmap/schema-public'
import { db, transaction } from '@/lib/server/db'
import { shipItem } from '@/lib/updates/commands'
import { shipInput } from '@/lib/updates/schema'
import { emptyRoadmap, makeItem, NOW } from './roadmap-make'

const { pm, developer, admin, published } = await emptyRoadmap()
beforeEach(async () => void (await openRoadmap(admin, true)))

const patch = (id: string, over: object) => changeItem(pm, id, itemPatch.parse(over), NOW)
const top = (item: Item, horizon: string) => {
  const seen = { horizon: item.horizon, rank: item.rank }
  return moveItem(pm, moveInput.parse({ id: item.id, horizon, after: null, seen, commitNote: 'By May' }), NOW)
}
/** Whether a deed makes another version of what the public roadmap shows. */
async function isSeen(deed: () => Promise<unknown>): Promise<boolean> {
  const before = await findPublicVersion()
  expect(before).not.toBeNull()
  await deed()
  const after = await findPublicVersion()
  expect(after).not.toBeNull()
  return after !== before
}

test('whatever changes something that is shown makes another version, whoever writes it', async () => {
  const item = await published({ horizon: 'later' })
  const outcome = outcomeInput.parse({ metric: 'build-minutes', baseline: 9, target: 4, by: '2027-03-31' })
  const draft = await makeItem(pm)
  const deeds: Record<string, () => Promise<unknown>> = {
    title: () => patch(item.id, { title: 'Another title' }),
    problem: () => patch(item.id, { problem: 'It is slow' }),
    kind: () => patch(item.id, { kind: 'docs' }),
    theme: () => patch(item.id, { theme: 'Builds' }),
    quarter: () => patch(item.id, { quarter: '2026-Q4' }),
    outcome: () => patch(item.id, { outcome: 'Half as many wait' }),
    move: () => top(item, 'next'),
    // As an erasure does, or a hand at the database.
    sql: () => db.$executeRaw`UPDATE "RoadmapItem" SET "problem" = '' WHERE "id" = ${item.id}`,
    stated: () => stateOutcome(pm, item.id, outcome, NOW),
    recorded: () => db.itemOutcome.updateMany({ data: { result: 'unclear', recordedAt: NOW } }),
    published: () => publishItem(pm, draft.id, true, NOW),
    unpublished: () => publishItem(pm, draft.id, false, NOW),
    shipped: () => shipItem(pm, item.id, shipInput.parse({ title: 'Done', body: 'Done.' }), NOW),
    gone: () => db.roadmapItem.delete({ where: { id: item.id } }),
    emptied: () => db.$executeRaw`TRUNCATE "ItemOutcome"`,
  }
  for (const [name, deed] of Object.entries(deeds)) expect(await isSeen(deed), name).toBe(true)
})

test('the columns that anybody may read are those whose change makes another version', async () => {
  const [row] = await db.$queryRaw<{ columns: string[] }[]>`
    SELECT array_agg(a.attname::text) AS "columns" FROM pg_trigger t
    JOIN pg_attribute a ON a.attrelid = t.tgrelid AND a.attnum = ANY(t.tgattr) WHERE t.tgname = 'RoadmapItem_changed'`
  const { id: _id, ...shown } = publicItemSchema.shape
  // Where it stands and whether it is shown at all, besides what is said of it.
  expect(row?.columns.toSorted()).toEqual(
    [...Object.keys(shown), 'horizon', 'publishedAt', 'rank', 'status'].toSorted(),
  )
})

test('what is not shown makes none, nor does what was taken back', async () => {
  const [item, draft] = [await published(), await makeItem(pm)]
  const deeds: Record<string, () => Promise<unknown>> = {
    draft: () => makeItem(pm, { title: 'Another draft' }),
    changed: () => patch(draft.id, { title: 'Still a draft' }),
    effort: () => patch(item.id, { effort: 9, impactNote: 'A guess' }),
    vote: () => voteFor(developer, item.id, { reason: 'I wait an hour' }, NOW),
    failed: () =>
      transaction(async (tx) => {
        await tx.roadmapItem.update({ where: { id: item.id }, data: { title: 'Never' } })
        throw new Error('taken back')
      }).catch((error: Error) => expect(error.message).toBe('taken back')),
  }
  for (const [name, deed] of Object.entries(deeds)) expect(await isSeen(deed), name).toBe(false)
})

test('there is none where an admin has closed it, and the same one where it is opened again', async () => {
  await published()
  const before = await findPublicVersion()
  await openRoadmap(admin, false)
  expect(await findPublicVersion()).toBeNull()
  await openRoadmap(admin, true)
  expect(await findPublicVersion()).toBe(before)
})

test('many changes at once wait for each other and never for ever', async () => {
  const items = await Promise.all(Array.from({ length: 6 }, () => published()))
  const seen = new Set([await findPublicVersion()])
  await Promise.all(
    items.flatMap((item, at) => [
      patch(item.id, { title: `Title ${at}` }),
      // In another order than the board's own: each holds an item before it comes to the version.
      transaction(async (tx) => {
        for (const one of [items[(at + 1) % 6]!, item].sort((a, b) => a.id.localeCompare(b.id)))
          await tx.roadmapItem.update({ where: { id: one.id }, data: { problem: `Problem ${at}` } })
      }),
    ]),
  )
  seen.add(await findPublicVersion())
  expect(seen.size).toBe(2)
})

import '@/lib/rooms'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { wordSearch } from '@/lib/core/text/word-search'
import { parse } from '@/lib/core/zod'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { db, transaction } from '@/lib/server/db'
import { discardDraft, saveDraft } from '@/lib/updates/commands-drafts'
import { publishUpdate } from '@/lib/updates/commands-publish'
import { findItemDraft, getDraft, listDrafts, previewSaid, previewUpdate } from '@/lib/updates/queries-drafts'
import { getUpdate, listUpdates } from '@/lib/updates/queries'
import { listRemnants } from '@/lib/updates/queries-remnants'
import { publishInput, updateQuery } from '@/lib/updates/schema'
import { draftInput, draftQuery, previewInput } from '@/lib/updates/schema-drafts'
import { actorOf, makePerson } from './make'
import { hear, insightOn, makeItem, makePm, NOW } from './roadmap-make'

const QUOTE = 'I wait for the build every single day, and so does my whole team'
const CLOSED = 'The release train is the reason why two of us think of leaving'

let pm: Actor
beforeAll(async () => {
  pm = await makePm()
})

const draft = (over: object = {}) => parse(draftInput, { title: 'We build a cache', body: 'Soon.', ...over })

async function item() {
  const ada = await makePerson()
  const insight = await insightOn(pm, {
    supports: [
      await hear({ personId: ada.id, text: QUOTE }),
      await hear({ personId: (await makePerson()).id, text: CLOSED, audience: 'researchers' }),
    ],
  })
  const made = await makeItem(pm, { insights: [insight] })
  await publishItem(pm, made.id, true, NOW)
  return made.id
}

test('a draft is kept by item and kind, read by those who may publish, and told to nobody', async () => {
  const id = await item()
  const saved = await saveDraft(pm, id, 'started', draft({ texts: { finance: { body: 'It saves hours.' } } }), NOW)
  expect(saved).toMatchObject({ kind: 'started', version: 1, updatedBy: pm.name, texts: { finance: { title: '' } } })
  await saveDraft(pm, id, 'shipped', draft({ title: 'Cached' }), NOW)
  const listed = await listDrafts(pm, parse(draftQuery, { itemId: id }))
  expect(listed.data.map((one) => one.kind).sort()).toEqual(['shipped', 'started'])
  expect((await listUpdates(pm, parse(updateQuery, {}))).data.filter((one) => one.itemId === id)).toEqual([])
  expect(await db.told.count({ where: { update: { itemId: id } } })).toBe(0)
  for (const role of ['developer', 'advocate', 'stakeholder'] as const)
    await expect(getDraft(actorOf(await makePerson({ role })), id, 'started')).rejects.toMatchObject({
      code: 'forbidden',
    })
  await discardDraft(pm, id, 'started')
  await expect(discardDraft(pm, id, 'started')).rejects.toMatchObject({ code: 'not_found' })
})

test('nobody saves over, or publishes, what they have not read: of many at once one goes through', async () => {
  const id = await item()
  const all = await Promise.allSettled(
    Array.from({ length: 8 }, (_, i) => saveDraft(pm, id, 'shipped', draft({ body: `By ${i}` }), NOW)),
  )
  expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  const again = await saveDraft(pm, id, 'shipped', draft({ body: 'Second', baseVersion: 1 }), NOW)
  expect(again.version).toBe(2)
  await expect(saveDraft(pm, id, 'shipped', draft({ baseVersion: 1 }), NOW)).rejects.toMatchObject({ code: 'conflict' })
  const publish = (draftVersion?: number) =>
    publishUpdate(pm, id, parse(publishInput, { kind: 'shipped', title: 'T', body: 'B', draftVersion }), NOW)
  await expect(publish(1)).rejects.toMatchObject({ code: 'conflict' })
  // What was refused left nothing behind: neither a step of the item nor an update.
  expect(await db.roadmapItem.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'open' })
  expect(await db.update.count({ where: { itemId: id } })).toBe(0)
  await publish(2)
  expect(await findItemDraft(pm, id, 'shipped')).toBeNull()
})

test('the page of drafts goes on where the last one ended, also among drafts of one moment', async () => {
  const ids = [await item(), await item(), await item()]
  for (const id of ids) for (const kind of ['started', 'declined'] as const) await saveDraft(pm, id, kind, draft(), NOW)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await listDrafts(pm, parse(draftQuery, { limit: 2, cursor }))
    seen.push(...page.data.map((one) => `${one.itemId} ${one.kind}`))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(new Set(seen).size).toBe(seen.length)
  for (const id of ids) expect(seen).toEqual(expect.arrayContaining([`${id} started`, `${id} declined`]))
})

test('a preview shows each audience what it may read of the quotes, and that is what they get', async () => {
  const id = await item()
  const body = `You said: ${QUOTE}. And: ${CLOSED}.`
  const previewFor = async (reader: string) => previewUpdate(pm, id, parse(previewInput, { reader, body }))
  const developers = await previewFor('developers')
  expect(developers).toMatchObject({ quotes: 2, hidden: 1 })
  expect(developers.html).toContain(QUOTE)
  expect(developers.html).not.toContain(CLOSED)
  const finance = await previewFor('finance')
  expect(finance).toMatchObject({ quotes: 2, hidden: 2 })
  expect(finance.html).not.toContain(QUOTE)
  expect(await previewSaid(pm, id, 'finance', 4)).toEqual([])
  expect((await previewSaid(pm, id, 'developers', 4)).map((one) => one.text)).toEqual([QUOTE])

  const { updateId } = await publishUpdate(pm, id, parse(publishInput, { kind: 'shipped', title: 'T', body }), NOW)
  const [developer, stakeholder] = [await makePerson(), await makePerson({ role: 'stakeholder' })]
  const shown = async (person: typeof developer) => {
    const { body: text } = await getUpdate(actorOf(person), updateId)
    return [text.includes(QUOTE), text.includes(CLOSED)]
  }
  expect(await shown(developer)).toEqual([true, false])
  expect(await shown(stakeholder)).toEqual([false, false])
})

test('a draft refers to quotes, and its own words are looked through when somebody takes theirs back', async () => {
  const id = await item()
  await saveDraft(
    pm,
    id,
    'measured',
    draft({ body: `“${QUOTE}” and we say what nobody else would ever say.`, texts: { finance: { body: QUOTE } } }),
    NOW,
  )
  const stored = await db.updateDraft.findFirstOrThrow({ where: { itemId: id, kind: 'measured' } })
  expect(JSON.stringify(stored)).not.toContain(QUOTE)
  expect(stored.body).toContain('{{evidence:')
  const found = await transaction((tx) => listRemnants(tx, wordSearch(['we say what nobody else would ever say'], [])))
  expect(found).toMatchObject([
    { kind: 'update draft', field: 'body', href: `/roadmap/items/${id}/updates/new?kind=measured` },
  ])
})

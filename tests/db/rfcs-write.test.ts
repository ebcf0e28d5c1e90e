import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { recordEvidence } from '@/lib/evidence/commands'
import { editRfc } from '@/lib/rfcs/commands'
import { relate } from '@/lib/rfcs/commands-links'
import { moveStatus } from '@/lib/rfcs/commands-status'
import { discardAutosave, saveAutosave } from '@/lib/rfcs/commands-autosave'
import { findAutosave } from '@/lib/rfcs/queries-autosave'
import { importRfcs } from '@/lib/rfcs/import/commands'
import { getRfc } from '@/lib/rfcs/queries'
import { getLinks } from '@/lib/rfcs/queries-links'
import { findSimilar } from '@/lib/rfcs/queries-similar'
import { rfcs } from '@/lib/rfcs/room'
import { templateById } from '@/lib/rfcs/rules-templates'
import { db, transaction } from '@/lib/server/db'
import { actorOf, makePerson } from './make'
import { draft, later, now, refusal } from './rfcs-make'

let author: Actor
let other: Actor
beforeEach(async () => {
  author = actorOf(await makePerson({ name: 'Ada' }))
  other = actorOf(await makePerson({ name: 'Bo' }))
})

describe('templates', () => {
  const filled = templateById('proposal')!.body.replace(/<!--.*?-->/g, 'Forty of [us](/evidence/1) wait.')

  test('a draft goes into review once the sections its template asks for say something', async () => {
    const { number, template, unready } = await draft(author, { template: 'proposal', body: '' })
    expect([template, unready]).toEqual([
      'proposal',
      expect.stringContaining('no text yet: Problem, Proposal, Alternatives, Doing nothing'),
    ])
    expect(await refusal(moveStatus(author, number, { to: 'review' }, now))).toMatch(
      /^conflict Not ready for review\. .*What would change our mind\.$/,
    )
    expect((await getRfc(author, number)).status).toBe('draft')
    await editRfc(author, number, { body: filled.replace('Costs', 'Price'), baseVersion: 1 }, now)
    expect(await refusal(moveStatus(author, number, { to: 'review' }, now))).toBe(
      'conflict Not ready for review. This section has no text yet: Costs.',
    )
    await editRfc(author, number, { body: filled, baseVersion: 2 }, now)
    expect(await moveStatus(author, number, { to: 'review' }, now)).toMatchObject({ status: 'review', unready: null })
  })

  test('texts without a template and imported ones are exempt; withdrawing is never refused', async () => {
    const free = await draft(author, { body: 'Two words.' })
    expect((await moveStatus(author, free.number, { to: 'review' }, now)).status).toBe('review')
    const steward = actorOf(await makePerson({ role: 'pm' }))
    const path = `${newId()}.md`
    const text = '---\ntitle: Taken over as it was\nstatus: draft\n---\n\nShort.\n'
    await importRfcs(steward, [{ path, text }], now)
    const row = await db.rfc.findFirstOrThrow({ where: { title: 'Taken over as it was' } })
    expect(row.template).toBeNull()
    if (row.status === 'draft')
      expect((await moveStatus(steward, row.number, { to: 'review' }, now)).status).toBe('review')
    const asked = await draft(author, { template: 'proposal', body: '' })
    expect((await moveStatus(author, asked.number, { to: 'withdrawn' }, now)).status).toBe('withdrawn')
  })

  test('an unknown template is refused', async () => {
    expect(await refusal(draft(author, { template: 'constructor' }))).toContain('There is no such template.')
  })
})

describe('what is typed and not saved', () => {
  const typed = { title: 'Half a ti', body: 'Words, not ready', labels: 'a b' }

  test('is kept for its writer alone, the last of it, until it is dropped', async () => {
    const { number } = await draft(author)
    await saveAutosave(author, { number, ...typed, baseVersion: 1 }, now)
    await saveAutosave(author, { number, ...typed, body: 'Words, ready', baseVersion: 1 }, later(0, 1))
    expect(await findAutosave(author, { number })).toEqual({
      ...typed,
      body: 'Words, ready',
      baseVersion: 1,
      at: later(0, 1).toISOString(),
    })
    const steward = actorOf(await makePerson({ role: 'pm' }))
    expect(await findAutosave(steward, { number })).toBeNull()
    expect(await refusal(findAutosave(other, { number }))).toMatch(/^forbidden/)
    expect(await refusal(saveAutosave(other, { number, ...typed }, now))).toMatch(/^forbidden/)
    await discardAutosave(author, { number })
    expect(await findAutosave(author, { number })).toBeNull()
  })

  test('of new RFCs: one a template; of nothing that is there, refused', async () => {
    await saveAutosave(author, { template: 'proposal', ...typed }, now)
    expect(await findAutosave(author, { template: 'proposal' })).toMatchObject({
      title: 'Half a ti',
      baseVersion: null,
    })
    expect(await findAutosave(author, { template: 'blank' })).toBeNull()
    expect(await refusal(saveAutosave(author, { template: 'no-such', ...typed }, now))).toMatch(/^invalid/)
    expect(await refusal(saveAutosave(author, { number: 987654, ...typed }, now))).toMatch(/^not_found/)
  })

  test('goes with its RFC and with its person', async () => {
    const { number, id } = await draft(author)
    await saveAutosave(author, { number, ...typed }, now)
    await saveAutosave(author, { template: 'blank', ...typed }, now)
    await db.rfc.delete({ where: { id } })
    expect(await db.rfcUnsaved.count({ where: { personId: author.id } })).toBe(1)
    await transaction((tx) => rfcs.erase!(tx, author.id))
    expect(await db.rfcUnsaved.count({ where: { personId: author.id } })).toBe(0)
  })
})

describe('what there is already', () => {
  const said = (text: string, over: object = {}) =>
    transaction((tx) =>
      recordEvidence(
        tx,
        [{ ref: { kind: 'observation', id: newId() }, text, rung: 'high', occurredAt: now, ...over }],
        () => now,
      ),
    )

  test('RFCs and evidence that speak of the same, the likest first; not itself, not what one may not read', async () => {
    const mine = await draft(author, { title: 'Quokka caches for builds', body: 'The quokka cache is cold.' })
    const like = await draft(author, { title: 'Warm quokka caches', body: 'Keep the cache of quokka builds warm.' })
    await draft(author, { title: 'Holidays', body: 'Nothing of it.' })
    const [weak] = await said('A quokka once.')
    const [strong] = await said('Our quokka builds wait for the cache each morning.')
    const [hidden] = await said('Quokka builds and caches, said in confidence.', { audience: 'researchers' })
    const input = { title: mine.title, problem: mine.body, number: mine.number }
    const found = await findSimilar(author, input)
    expect(found.rfcs.map((rfc) => rfc.number)).toContain(like.number)
    expect(found.rfcs.map((rfc) => rfc.number)).not.toContain(mine.number)
    expect(found.evidence.map(({ id }) => id)).toContain(strong)
    expect(found.evidence.find(({ id }) => id === strong)).toMatchObject({ rung: 'high' })
    for (const id of [weak, hidden]) expect(found.evidence.map((piece) => piece.id)).not.toContain(id)
    const researcher = actorOf(await makePerson({ role: 'advocate' }))
    expect((await findSimilar(researcher, input)).evidence.map(({ id }) => id)).toContain(hidden)
    expect(await refusal(findSimilar(actorOf(await makePerson({ role: 'stakeholder' })), input))).toMatch(/^forbidden/)
  })

  test('one shared word is no likeness, nor are words that everybody says; the rare ones count', async () => {
    for (const title of ['Numbat latency budget', 'Numbat latency alarms', 'Numbat latency dashboards'])
      await draft(author, { title, body: 'Numbats and latency, as ever.' })
    const near = await draft(author, {
      title: 'Bilby sharding for numbat latency',
      body: 'Bilby shards keep numbat latency low.',
    })
    const chance = await draft(author, { title: 'Bilby photographs', body: 'Only pictures.' })
    const long = await draft(author, {
      title: 'Everything',
      body: `${'Other matters. '.repeat(400)}\n\nBilby sharding, numbat latency.`,
    })
    const found = (
      await findSimilar(author, { title: 'Bilby sharding and latency', problem: 'Shards are slow, bilbies wait.' })
    ).rfcs.map((rfc) => rfc.number)
    expect(found[0]).toBe(near.number)
    for (const one of [chance, long]) expect(found).not.toContain(one.number)
  })

  test.each(['', '   ', '\'"\\ ); DROP TABLE', 'or or -or', '🦘 🦘', 'x'.repeat(900), '" OR "', '%_%'])(
    '%j is looked for without failing',
    async (title) => {
      const found = await findSimilar(author, { title, problem: title.repeat(3) })
      expect(Array.isArray(found.rfcs) && Array.isArray(found.evidence)).toBe(true)
    },
  )

  test('a new RFC is linked with those its author chose, as far as they are there', async () => {
    const [one, two] = [await draft(author), await draft(author)]
    await relate(author, one.number, [two.number, one.number, 987654, two.number], now)
    await relate(author, one.number, [two.number], now)
    expect((await getLinks(author, one.number)).edges).toEqual([expect.objectContaining({ rel: 'related' })])
    expect(await refusal(relate(other, one.number, [two.number], now))).toMatch(/^forbidden/)
  })
})

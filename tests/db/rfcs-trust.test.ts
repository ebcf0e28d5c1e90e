import { beforeEach, describe, expect, test } from 'vitest'
import { editRfc } from '@/lib/rfcs/commands'
import { approve } from '@/lib/rfcs/commands-approvals'
import { saveDraft, sendReview } from '@/lib/rfcs/commands-review'
import { getRfc } from '@/lib/rfcs/queries'
import { patchRfc } from '@/lib/rfcs/schema'
import { draftInput } from '@/lib/rfcs/schema-discuss'
import { AppError } from '@/lib/core/errors'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { actorOf, makePerson } from './make'
import { later, now, refusal, reviewed, say } from './rfcs-make'

let author: Actor
let reader: Actor
beforeEach(async () => {
  author = actorOf(await makePerson({ name: 'Ada' }))
  reader = actorOf(await makePerson({ name: 'Bo' }))
})

const save = async (number: number, body: string, at = now) => {
  const { version } = await getRfc(author, number)
  return editRfc(author, number, patchRfc.parse({ body, baseVersion: version }), at)
}
const placeOf = async (id: string) => {
  const row = await db.rfcComment.findUniqueOrThrow({ where: { id } })
  const rfc = await db.rfc.findUniqueOrThrow({ where: { id: row.rfcId } })
  return { version: row.version, state: row.anchorState, start: row.anchorNow, body: rfc.body }
}

const v1 = `## Summary

Team Alpha reported that the new queue cut latency by twelve percent.

Team Beta reported that the new queue cut latency by twelve percent.

Ask Robin and Robin today.

The limit is ten requests per second for each team and it is enforced at the edge.
`
const v2 = v1
  .replace('Team Alpha reported that the new queue cut latency by twelve percent.\n\n', '')
  .replace('and Robin', 'and Elisa')
  .replace('ten requests', 'twenty requests')

test('comments never pass to a twin, and are back where their text is back', async () => {
  const { number } = await reviewed(author, { body: v1 })
  const on = async (anchor: object) => (await say(reader, number, 'Really?', { anchor })).id
  const alpha = await on({
    quote: 'new queue cut latency by twelve percent',
    prefix: 'Team Alpha reported that the ',
    suffix: '.\n\nTeam Beta',
  })
  const robin = await on({ quote: 'Robin', prefix: 'and ', suffix: ' today.' })
  const limit = await on({
    quote: 'The limit is ten requests per second for each team and it is enforced at the edge.',
  })
  const states = async () => Promise.all([alpha, robin, limit].map(async (id) => (await placeOf(id)).state))
  const starts = async () => Promise.all([alpha, robin, limit].map(async (id) => (await placeOf(id)).start))
  const before = await starts()
  expect(await states()).toEqual(['exact', 'exact', 'exact'])
  await save(number, v2)
  expect(await states()).toEqual(['outdated', 'outdated', 'moved'])
  await save(number, v1)
  expect([await states(), await starts()]).toEqual([['exact', 'exact', 'exact'], before])
  const more = 'An unrelated new paragraph.\n\n'
  await save(number, v1.replace('Team Alpha', `${more}Team Alpha`))
  expect(await states()).toEqual(['exact', 'exact', 'exact'])
  expect(await starts()).toEqual(before.map((start) => start! + more.length - 1))
})

test('an edit is cleaned as a new text is; what the text before has stays as it is', async () => {
  const { number } = await reviewed(author, { body: 'One.\n\nTwo.\n' })
  await save(number, 'One.\r\n\r\nTwo\u0007, cafe\u0301.\r\n')
  expect((await getRfc(author, number)).body).toBe('One.\n\nTwo, caf\u00e9.\n')
  const old = await reviewed(author, { body: 'x' })
  const kept = 'One, cafe\u0301.\r\n\u000c\r\nTwo.\r\n'
  await db.rfc.update({ where: { number: old.number }, data: { body: kept } })
  await save(old.number, `${kept.replaceAll('\r\n', '\n')}Three\u0007.\n`)
  expect((await getRfc(author, old.number)).body).toBe(`${kept}Three.\r\n`)
})

describe('what was read', () => {
  test('a comment made on an older open page is of that version, and carried', async () => {
    const { number } = await reviewed(author, { body: 'The cache is emptied each Sunday.\n' })
    await save(number, 'The cache is emptied each Monday.\n')
    const late = await say(reader, number, 'Why?', { version: 1, anchor: { quote: 'Sunday' } })
    expect(late).toMatchObject({ version: 1, anchorState: 'outdated' })
    const kept = await say(reader, number, 'Why?', { version: 1, anchor: { quote: 'cache is emptied' } })
    expect(kept).toMatchObject({ version: 1, anchorState: 'moved' })
    expect(await refusal(say(reader, number, 'Why?', { version: 3 }))).toMatch(/^invalid/)
  })

  test('a comment drafted before a save is of the text that was there', async () => {
    const { number } = await reviewed(author, { body: 'The cache is emptied each Sunday.\n' })
    await saveDraft(reader, number, draftInput.parse({ body: 'Why?', anchor: { quote: 'Sunday' } }), now)
    await save(number, 'The cache is emptied each Monday.\n', later(0, 1))
    expect(await sendReview(reader, number, later(0, 2))).toMatchObject([{ version: 1, anchorState: 'outdated' }])
  })

  test('an approval of a text that is no longer there is refused, with both numbers and what changed', async () => {
    const { number } = await reviewed(author, { body: 'Every runner keeps a warm cache.\n' })
    await save(number, 'Every runner keeps NO cache.\n')
    const refused: unknown = await approve(reader, number, { verdict: 'approve', version: 1 }, now).catch(
      (e: unknown) => e,
    )
    expect(refused).toBeInstanceOf(AppError)
    expect(refused).toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/version 1.*version 2/) as string,
      extensions: { readVersion: 1, currentVersion: 2 },
    })
    expect(JSON.stringify((refused as AppError).extensions)).toContain('Every runner keeps NO cache.')
    expect((await getRfc(author, number)).approvals).toEqual([])
    expect(await approve(reader, number, { verdict: 'approve', version: 2 }, now)).toMatchObject({
      version: 2,
      current: true,
    })
    expect(await refusal(approve(reader, number, { verdict: 'approve', version: 9 }, now))).toMatch(/^invalid/)
  })
})

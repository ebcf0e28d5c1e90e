import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { editRfc } from '@/lib/rfcs/commands'
import { approve, changeApprovers } from '@/lib/rfcs/commands-approvals'
import { changeCoauthors } from '@/lib/rfcs/commands-coauthors'
import { moveStatus } from '@/lib/rfcs/commands-status'
import { visit } from '@/lib/rfcs/commands-visit'
import { findRfcs, getRfc, resolveRfcs } from '@/lib/rfcs/queries'
import { rfcFile } from '@/lib/rfcs/queries-files'
import { getBlame, getReadReceipts } from '@/lib/rfcs/queries-history'
import { mergeView } from '@/lib/rfcs/queries-merge'
import { importRfcs } from '@/lib/rfcs/import/commands'
import { listQuery } from '@/lib/rfcs/schema'
import { forgetPerson } from '@/lib/rfcs/repo-follow'
import { db, transaction } from '@/lib/server/db'
import { draft, inboxOf, now, refusal, reviewed } from './rfcs-make'

let ines: Actor, yuki: Actor, maren: Actor, reader: Actor
const make = async (name: string, role: Actor['role']): Promise<Actor> => {
  const email = `${name.toLowerCase()}@history.test`
  const { id } = await db.person.create({ data: { id: newId(), name, email, role } })
  return { id, name, email, role, teamId: null, platformTeam: false, via: 'session' }
}
const paragraphs = ['One paragraph.', 'Another paragraph.', 'A third paragraph.', 'The last paragraph.']
const body = paragraphs.join('\n\n')

beforeAll(async () => {
  ;[ines, yuki, maren, reader] = [
    await make('Ines', 'developer'),
    await make('Yuki', 'developer'),
    await make('Maren', 'pm'),
    await make('Reader', 'developer'),
  ]
})

describe('two edits of one version', () => {
  test('that go together come with their merge', async () => {
    const { number } = await draft(ines, { body })
    await editRfc(ines, number, { body: body.replace('Another', 'The second'), baseVersion: 1 }, now)
    const mine = body.replace('The last', 'The fourth')
    const error: unknown = await editRfc(ines, number, { body: mine, baseVersion: 1 }, now).catch(
      (reason: unknown) => reason,
    )
    expect(error).toMatchObject({
      code: 'conflict',
      extensions: {
        current: { version: 2 },
        merge: { title: 'Deploy lanes', body: body.replace('Another', 'The second').replace('The last', 'The fourth') },
      },
    })
    const view = await mergeView(ines, number, { body: mine, baseVersion: 1 })
    expect(view).toMatchObject({ version: 2, by: 'Ines', merge: { clashes: 0 } })
    expect(await editRfc(ines, number, { body: view.merge!.body, baseVersion: 2 }, now)).toMatchObject({ version: 3 })
  })
  test('that clash come with the places marked, which are not saved unsettled', async () => {
    const { id, number } = await draft(ines, { body })
    // As a file of Windows has it: what is typed has LF.
    const asFile = { body: body.replaceAll('\n', '\r\n') }
    await db.rfc.update({ where: { number }, data: asFile })
    await db.rfcVersion.updateMany({ where: { rfcId: id }, data: asFile })
    await editRfc(
      ines,
      number,
      { title: 'Theirs', body: body.replace('third', '3rd').replaceAll('\n', '\r\n'), baseVersion: 1 },
      now,
    )
    const mine = { title: 'Mine', body: body.replace('A third', 'A 3.'), baseVersion: 1 }
    const error: unknown = await editRfc(ines, number, mine, now).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'conflict', extensions: { merge: null } })
    const { merge } = await mergeView(ines, number, mine)
    expect(merge).toMatchObject({ clashes: 2, title: { text: 'Mine', theirs: 'Theirs', clash: true } })
    expect(merge!.body).toContain(
      '<<<<<<< version 2\r\nA 3rd paragraph.\r\n=======\r\nA 3. paragraph.\r\n>>>>>>> your edit\r\n',
    )
    expect(await refusal(editRfc(ines, number, { body: merge!.body, baseVersion: 2 }, now))).toMatch(
      /^invalid .*both texts/,
    )
  })
})

describe('co-authors', () => {
  test('edit and move it, are told, are found as authors, and stand in its file', async () => {
    const { number, id } = await reviewed(ines, { title: 'Written by two', body })
    expect(await refusal(editRfc(yuki, number, { title: 'x', baseVersion: 1 }, now))).toMatch(/^forbidden/)
    const view = await changeCoauthors(ines, number, { coauthors: ['YUKI@history.test'] }, now)
    expect(view.coauthors.map((one) => one.name)).toEqual(['Yuki'])
    expect(await inboxOf(yuki, id)).toContain('coauthor')
    expect(await getRfc(yuki, number)).toMatchObject({
      mayEdit: true,
      isYours: true,
      yours: ['last-call', 'draft', 'withdrawn'],
    })
    expect(await editRfc(yuki, number, { body: `${body}\n\nMore.`, baseVersion: 1 }, now)).toMatchObject({ version: 2 })
    expect((await findRfcs(ines, listQuery.parse({ q: 'author:yuki' }))).data).toMatchObject([
      { number, coauthors: ['Yuki'] },
    ])
    expect((await rfcFile(ines, number)).text).toContain('author: "Ines, Yuki"\n')
    await moveStatus(yuki, number, { to: 'last-call' }, now)
    expect(await refusal(approve(yuki, number, { verdict: 'approve' }, now))).toMatch(/^forbidden/)
  })
  test('fill no seat, and count as people of their own in the evidence, until they write it no longer', async () => {
    const { number, id } = await reviewed(ines, { title: 'Seats' })
    await changeApprovers(maren, number, { approvers: [{ person: yuki.email }, { person: reader.email }] }, now)
    await approve(yuki, number, { verdict: 'approve' }, now)
    await changeCoauthors(ines, number, { coauthors: [yuki.id] }, now)
    expect((await getRfc(ines, number)).quorum.seats.map((seat) => seat.name)).toEqual(['Reader'])
    expect((await getRfc(ines, number)).approvals).toEqual([])
    const said = () => db.evidence.findMany({ where: { sourceId: id, kind: 'rfc' }, orderBy: { personId: 'asc' } })
    const pieces = await said()
    expect(pieces.map((piece) => piece.personId).sort()).toEqual([ines.id, yuki.id].sort())
    expect(pieces.some((piece) => piece.refId.includes(yuki.id))).toBe(false)
    expect(
      [
        ...(
          await resolveRfcs(
            ines,
            pieces.map((piece) => piece.refId),
          )
        ).values(),
      ].map((one) => one.href),
    ).toEqual([`/rfcs/${number}`, `/rfcs/${number}`])
    await changeCoauthors(ines, number, { coauthors: [] }, now)
    expect((await said()).map((piece) => piece.personId)).toEqual([ines.id])
    expect(await refusal(editRfc(yuki, number, { title: 'x', baseVersion: 1 }, now))).toMatch(/^forbidden/)
  })
  test('are changed by its authors and stewards only, while it is open, to people who are there', async () => {
    const { number } = await reviewed(ines)
    expect(await refusal(changeCoauthors(reader, number, { coauthors: [reader.id] }, now))).toMatch(/^forbidden/)
    expect(await refusal(changeCoauthors(ines, number, { coauthors: ['nobody@history.test'] }, now))).toMatch(
      /^invalid/,
    )
    expect(
      (await changeCoauthors(maren, number, { coauthors: [yuki.id, ines.id, yuki.email] }, now)).coauthors.map(
        (one) => one.name,
      ),
    ).toEqual(['Yuki'])
    await moveStatus(maren, number, { to: 'rejected', decision: { rationale: 'No.' } }, now)
    expect(await refusal(changeCoauthors(ines, number, { coauthors: [] }, now))).toMatch(/^conflict/)
  })
  test('a file of several authors comes out as it went in', async () => {
    const { number } = await reviewed(ines, { title: 'Round trip', body })
    await changeCoauthors(ines, number, { coauthors: [yuki.id, maren.id] }, now)
    const file = await rfcFile(ines, number)
    await transaction(async (tx) => {
      await tx.rfc.delete({ where: { number } })
    })
    await importRfcs(maren, [{ path: file.name, text: file.text }], now)
    const again = await rfcFile(ines, number)
    expect(again.text.replace(/^created: .*$/m, '')).toBe(file.text.replace(/^created: .*$/m, ''))
  })
  test('are gone with the person', async () => {
    const somebody = await make('Somebody', 'developer')
    const { number } = await draft(ines)
    await changeCoauthors(ines, number, { coauthors: [somebody.id] }, now)
    await transaction((tx) => forgetPerson(tx, somebody.id))
    expect((await getRfc(ines, number)).coauthors).toEqual([])
  })
})

describe('who has seen which version', () => {
  test('is kept once a version, shown to its authors only, and gone with the person', async () => {
    const { number, id } = await reviewed(ines, { title: 'Seen', body })
    const somebody = await make('Onlooker', 'developer')
    for (const who of [yuki, somebody, yuki, ines]) await visit(who, { id }, 1, now)
    await editRfc(ines, number, { body: `${body}\n\nMore.`, baseVersion: 1 }, now)
    await visit(yuki, { id }, 2, now)
    expect(await getReadReceipts(ines, number)).toEqual({
      newest: 2,
      people: 2,
      behind: [{ id: somebody.id, name: 'Onlooker' }],
      versions: [
        { version: 2, people: [{ id: yuki.id, name: 'Yuki' }] },
        {
          version: 1,
          people: expect.arrayContaining([
            { id: yuki.id, name: 'Yuki' },
            { id: somebody.id, name: 'Onlooker' },
          ]),
        },
      ],
    })
    for (const who of [reader, maren]) expect(await refusal(getReadReceipts(who, number))).toMatch(/^forbidden/)
    await transaction((tx) => forgetPerson(tx, somebody.id))
    expect(await getReadReceipts(ines, number)).toMatchObject({ people: 1, behind: [] })
    expect(await db.rfcSeen.count({ where: { personId: somebody.id } })).toBe(0)
  })
})

test('blame names the version of each paragraph and who wrote it, also of an older version', async () => {
  const { number } = await draft(ines, { body })
  await changeCoauthors(ines, number, { coauthors: [yuki.id] }, now)
  await editRfc(yuki, number, { body: body.replace('Another paragraph', 'The second one'), baseVersion: 1 }, now)
  await editRfc(
    ines,
    number,
    { body: `First of all.\n\n${body.replace('Another paragraph', 'The second one')}`, baseVersion: 2 },
    now,
  )
  const said = async (version: number) =>
    (await getBlame(reader, number, version)).map((block) => [
      block.html.replace(/<[^>]*>/g, ''),
      block.version,
      block.author.name,
    ])
  expect(await said(3)).toEqual([
    ['First of all.', 3, 'Ines'],
    ['One paragraph.', 1, 'Ines'],
    ['The second one.', 2, 'Yuki'],
    ['A third paragraph.', 1, 'Ines'],
    ['The last paragraph.', 1, 'Ines'],
  ])
  expect((await said(1)).map(([, version]) => version)).toEqual([1, 1, 1, 1])
})

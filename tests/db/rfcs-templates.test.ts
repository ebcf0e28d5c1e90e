import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { createRfc } from '@/lib/rfcs/commands'
import { moveStatus } from '@/lib/rfcs/commands-status'
import { addTemplate, editTemplate } from '@/lib/rfcs/commands-templates'
import { getRfc } from '@/lib/rfcs/queries'
import { listTemplates } from '@/lib/rfcs/queries-templates'
import { templateInput } from '@/lib/rfcs/schema-templates'
import { db } from '@/lib/server/db'
import { actorOf, makePerson } from './make'
import { now, refusal } from './rfcs-make'

let pm: Actor
let developer: Actor
beforeEach(async () => {
  pm = actorOf(await makePerson({ role: 'pm' }))
  developer = actorOf(await makePerson())
})

let made = 0
const input = (over: object = {}) =>
  templateInput.parse({
    name: `Runbook ${(made += 1)}`,
    body: '## What changes\n\n<!-- for whom -->\n\n## How to go back\n',
    required: ['What changes', 'how to go back'],
    labels: ['operations'],
    ...over,
  })

describe('a template of one’s own', () => {
  test('is offered beside those of the hub; an RFC begun from it has its text and labels, and is asked for its sections', async () => {
    const own = await addTemplate(pm, input(), now)
    expect(own).toMatchObject({ version: 1, builtIn: false, archived: false, labels: ['operations'] })
    expect((await listTemplates(developer)).map((one) => one.id)).toEqual(
      expect.arrayContaining(['proposal', 'decision', 'blank', own.id]),
    )
    const rfc = await createRfc(developer, { title: 'From it', body: '', labels: [], template: own.id }, now)
    expect(rfc).toMatchObject({
      body: own.body,
      labels: ['operations'],
      template: own.id,
      unready: expect.stringContaining('What changes, how to go back'),
    })
    expect(await refusal(moveStatus(developer, rfc.number, { to: 'review' }, now))).toMatch(
      /^conflict Not ready for review/,
    )
    const told = await createRfc(
      developer,
      {
        title: 'Written',
        body: '## What changes\n\nAll.\n\n## How to go back\n\nBy tag.',
        labels: ['mine'],
        template: own.id,
      },
      now,
    )
    expect(told).toMatchObject({ labels: ['mine'], unready: null })
    expect(await moveStatus(developer, told.number, { to: 'review' }, now)).toMatchObject({ status: 'review' })
  })
  test('once archived is not offered, yet its RFCs go on asking for its sections; it can come back', async () => {
    const own = await addTemplate(pm, input(), now)
    const rfc = await createRfc(developer, { title: 'Before', body: '', labels: [], template: own.id }, now)
    const edit = { ...input({ name: own.name }), baseVersion: 1, archived: true }
    expect(await editTemplate(pm, own.id, edit, now)).toMatchObject({ version: 2, archived: true })
    expect(
      await refusal(createRfc(developer, { title: 'After', body: '', labels: [], template: own.id }, now)),
    ).toMatch(/^invalid/)
    expect((await getRfc(developer, rfc.number)).unready).toContain('What changes')
    expect(await editTemplate(pm, own.id, { ...edit, baseVersion: 2, archived: false }, now)).toMatchObject({
      version: 3,
      archived: false,
    })
  })
  test('of two edits at once one wins, and the change is on record', async () => {
    const own = await addTemplate(pm, input(), now)
    const edits = await Promise.allSettled(
      ['One', 'Two'].map((about) =>
        editTemplate(pm, own.id, { ...input({ name: own.name, about }), baseVersion: 1, archived: false }, now),
      ),
    )
    expect(edits.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(await db.auditEntry.count({ where: { subjectKind: 'rfc-template', subjectId: own.id } })).toBe(2)
  })
  test('is refused where nobody could satisfy it, and where its name is taken', async () => {
    const own = await addTemplate(pm, input(), now)
    expect(await refusal(addTemplate(pm, input({ required: ['Costs'] }), now))).toContain('no such heading: Costs')
    expect(await refusal(addTemplate(pm, input({ founded: 'Costs' }), now))).toMatch(/^invalid/)
    for (const name of [own.name.toUpperCase(), 'Proposal'])
      expect(await refusal(addTemplate(pm, input({ name }), now))).toContain('has this name')
    expect(await refusal(editTemplate(pm, 'proposal', { ...input(), baseVersion: 1, archived: false }, now))).toMatch(
      /^not_found/,
    )
    expect(await refusal(addTemplate(developer, input(), now))).toMatch(/^forbidden/)
  })
})

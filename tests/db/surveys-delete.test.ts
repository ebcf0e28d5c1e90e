import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { createSurvey } from '@/lib/surveys/commands'
import { deleteSurvey } from '@/lib/surveys/commands-delete'
import { openSurvey } from '@/lib/surveys/commands-status'
import { actorOf, makePerson } from './make'

const now = new Date('2026-06-01T10:00:00Z')
let pm: Actor
let developer: Actor

beforeAll(async () => {
  pm = actorOf(await makePerson({ role: 'pm' }))
  developer = actorOf(await makePerson({ role: 'developer' }))
})

const draft = () =>
  createSurvey(
    pm,
    { title: 'Made by mistake', anonymity: 'named', questions: [{ key: 'a', type: 'rating', label: 'Rate it' }] },
    now,
  )
const isThere = async (id: string) => (await db.survey.count({ where: { id } })) === 1

test('a draft made by mistake is deleted, which is recorded; who may not write surveys deletes none', async () => {
  const { id } = await draft()
  await expect(deleteSurvey(developer, id)).rejects.toMatchObject({ code: 'forbidden' })
  await deleteSurvey(pm, id)
  expect(await isThere(id)).toBe(false)
  expect(await db.auditEntry.findMany({ where: { subjectId: id, action: 'survey.delete' } })).toMatchObject([
    { actorId: pm.id },
  ])
  await expect(deleteSurvey(pm, id)).rejects.toMatchObject({ code: 'not_found' })
})

test('what was open, has imported rows or a schedule stays, and the reason is said', async () => {
  const open = await draft()
  await openSurvey(pm, open.id, now)
  await expect(deleteSurvey(pm, open.id)).rejects.toMatchObject({ code: 'conflict', message: /was open/ })

  const filled = await draft()
  await db.surveyResponse.create({
    data: {
      id: crypto.randomUUID(),
      surveyId: filled.id,
      anonymity: 'named',
      day: now,
      answers: { a: 3 },
      imported: true,
    },
  })
  await expect(deleteSurvey(pm, filled.id)).rejects.toMatchObject({ code: 'conflict', message: /imported responses/ })

  const asked = await draft()
  await db.surveyInvitation.create({
    data: { surveyId: asked.id, personId: developer.id, day: now, via: 'invite', mail: 'off' },
  })
  await expect(deleteSurvey(pm, asked.id)).rejects.toMatchObject({ code: 'conflict', message: /invited/ })
  expect(await Promise.all([open, filled, asked].map(({ id }) => isThere(id)))).toEqual([true, true, true])
})

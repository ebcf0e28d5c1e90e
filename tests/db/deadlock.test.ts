import { expect, test } from 'vitest'
import { transaction } from '@/lib/server/db'
import { failure } from '@/lib/server/action'
import { OVERTAKEN } from '@/lib/server/database-away'
import { problemOf } from '@/lib/server/http/problem'
import { makeTeam } from './make'

test('of two who wait for each other one is refused with 409 and in words', async () => {
  const ids = [(await makeTeam({})).id, (await makeTeam({})).id]
  let bothHold = () => undefined as void
  const whenBothHold = new Promise<void>((resolve) => (bothHold = resolve))
  let holding = 0
  const lockBoth = (first: string, second: string) =>
    transaction(async (tx) => {
      await tx.team.update({ where: { id: first }, data: { headcount: 1 } })
      if (++holding === 2) bothHold()
      await whenBothHold
      await tx.team.update({ where: { id: second }, data: { headcount: 2 } })
    })
  const ends = await Promise.allSettled([lockBoth(ids[0]!, ids[1]!), lockBoth(ids[1]!, ids[0]!)])
  const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []))
  expect(refused).toHaveLength(1)
  expect(failure(refused[0])).toEqual({ ok: false, code: 'conflict', message: OVERTAKEN })
  const answer = problemOf(refused[0], 'a-request')
  expect([answer.status, await answer.json()]).toEqual([
    409,
    expect.objectContaining({ code: 'conflict', detail: OVERTAKEN }),
  ])
})

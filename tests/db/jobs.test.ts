import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { db, transaction } from '@/lib/server/db'
import { drainOutbox, startJobs } from '@/lib/server/job-runner'
import { enqueue, job } from '@/lib/server/jobs'

const done: string[] = []
const note = job({
  name: 'test.note',
  data: z.object({ text: z.string() }),
  load:
    async () =>
    async ({ text }) =>
      void done.push(text),
})

let stop: (() => Promise<void>) | undefined
afterEach(async () => {
  await stop?.()
  stop = undefined
  done.length = 0
  await db.outbox.deleteMany()
})

test('work is promised in the transaction that causes it, or not at all', async () => {
  const failing = transaction(async (tx) => {
    await enqueue(tx, note, { text: 'never' })
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  expect(await db.outbox.count()).toBe(0)
  await transaction((tx) => enqueue(tx, note, { text: 'once' }))
  expect(await drainOutbox([note])).toBe(1)
  expect(done).toEqual(['once'])
  expect(await drainOutbox([note])).toBe(0)
})

test('work that is not due yet stays', async () => {
  const due = new Date('2030-01-01T00:00:00Z')
  await transaction((tx) => enqueue(tx, note, { text: 'later' }, { runAt: due }))
  expect(await drainOutbox([note], new Date('2029-12-31T23:59:59Z'))).toBe(0)
  expect(await drainOutbox([note], due)).toBe(1)
})

test('the queue takes promised work over and repeats what failed', async () => {
  let attempts = 0
  let finished = () => {}
  const ran = new Promise<void>((resolve) => (finished = resolve))
  const flaky = job({
    name: 'test.flaky',
    data: z.object({ n: z.number() }),
    load: async () => async () => {
      attempts += 1
      if (attempts === 1) throw new Error('the first time fails')
      finished()
    },
  })
  stop = await startJobs([note, flaky])
  await transaction((tx) => enqueue(tx, flaky, { n: 1 }))
  await ran
  expect(attempts).toBe(2)
  expect(await db.outbox.count()).toBe(0)
})

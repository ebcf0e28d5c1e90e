import { afterEach, expect, it, vi } from 'vitest'
import { pageParts, pageText } from '@/app/(hub)/rfcs/page-rfc'
import { readDiscussionParams } from '@/components/rfcs/discussion-params'
import { changeApprovers } from '@/lib/rfcs/commands-approvals'
import { changeCoauthors } from '@/lib/rfcs/commands-coauthors'
import { react } from '@/lib/rfcs/commands-discuss'
import { addLink } from '@/lib/rfcs/commands-links'
import { resolveThread } from '@/lib/rfcs/commands-comments'
import { visit } from '@/lib/rfcs/commands-visit'
import { pool } from '@/lib/server/db'
import type { Asked } from '@/lib/server/page-asks'
import { actorOf, makePerson, makeTeam } from './make'
import { draft, later, now, reviewed, say } from './rfcs-make'

type Page = { waiting: Asked[] }
const { requests } = vi.hoisted(() => ({ requests: { page: null as { waiting: never[] } | null } }))
// What tells the requests of a server apart is React's: here one page is made, or none, where each asks for itself.
vi.mock('@/lib/server/page-asks', () => ({ pageAsks: (): Page => requests.page ?? { waiting: [] } }))
afterEach(() => {
  requests.page = null
  vi.restoreAllMocks()
})

async function counting(): Promise<() => number> {
  const client = await pool().connect()
  const asked = vi.spyOn(Object.getPrototypeOf(client) as { query: (...of: unknown[]) => unknown }, 'query')
  client.release()
  // What a connection is asked when it is opened is no question of a page.
  const isGreeting = (one: unknown) => typeof one === 'string' && one.includes('pg_backend_pid')
  return () => asked.mock.calls.filter(([one]) => !isGreeting(one)).length
}

it('the page of a discussed RFC asks five times, and shows what each part would by itself', async () => {
  const team = await makeTeam()
  const [author, pm, other] = [
    actorOf(await makePerson({ name: 'Ada' })),
    actorOf(await makePerson({ name: 'Cy', role: 'pm', team })),
    actorOf(await makePerson({ name: 'Bo', team })),
  ]
  const { number } = await reviewed(author)
  await changeApprovers(pm, number, { approvers: [{ team: team.name }, { person: other.email }] }, now)
  await changeCoauthors(author, number, { coauthors: [actorOf(await makePerson({ name: 'Di' })).email] }, now)
  await addLink(author, number, { rel: 'requires', number: (await draft(author)).number }, now)
  const quoted = await say(other, number, 'Measured where?', {
    anchor: { quote: '40 minutes' },
    suggestion: '10 minutes',
  })
  const settled = await say(other, number, 'A concern.', { kind: 'concern' })
  await say(author, number, 'In May.', { parentId: quoted.id })
  await react(pm, number, quoted.id, { kind: 'agree', on: true }, now)
  await resolveThread(other, number, settled.id, { resolved: true }, later(1))
  const current = await pageText(pm, String(number))
  await visit(pm, current, current.version, later(2))

  const read = () =>
    pageParts(pm, current, current, readDiscussionParams(number, {}), later(2)).then(
      ({ shownAs: _, ...parts }) => parts,
    )
  const alone = await read()
  requests.page = { waiting: [] }
  const count = await counting()
  expect(await read()).toEqual(alone)
  // The RFC, what hangs on it, the people and texts of that, who is on leave and who reacted, and nothing more.
  expect(count()).toBeLessThanOrEqual(5)
  // Said in the same millisecond, they may stand in any order.
  const said = new Map(alone.discussion.comments.map((one) => [one.body, one]))
  expect(new Map([...said].map(([body, one]) => [body, one.author.name]))).toEqual(
    new Map([
      ['Measured where?', 'Bo'],
      ['A concern.', 'Bo'],
      ['In May.', 'Ada'],
    ]),
  )
  expect(said.get('Measured where?')).toMatchObject({ reactions: [{ kind: 'agree', names: ['Cy'], yours: true }] })
  expect(said.get('A concern.')).toMatchObject({ resolvedBy: { name: 'Bo' } })
  expect(alone.rfc.quorum.seats.map((seat) => [seat.name, seat.awaited.map((one) => one.name)])).toEqual([
    [team.name, ['Bo', 'Cy']],
    ['Bo', ['Bo']],
  ])
  expect(alone.named).toMatchObject({ approvers: [team.name, other.email], coauthors: [expect.stringContaining('@')] })
  expect(alone.graph.edges).toMatchObject([{ from: number, rel: 'requires' }])
})

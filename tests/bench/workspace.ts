import { encode } from 'next-auth/jwt'
import type { Client } from 'pg'
import { sha256 } from '@/lib/server/hash'

export const SECRET = 'bench-secret-of-no-consequence'
const TOKEN = 'snd_bench'

/** A PM with a token and a session, to ask with. */
export async function makePm(client: Client): Promise<{ bearer: string; cookie: { name: string; value: string } }> {
  await client.query(
    `INSERT INTO "Person" (id, email, name, role, "updatedAt") VALUES ('bench-pm', 'pm@bench.invalid', 'Bench PM', 'pm', now())`,
  )
  await client.query(
    `INSERT INTO "ApiToken" (id, "personId", name, hash, hint, role) VALUES ('bench-token', 'bench-pm', 'bench', $1, 'snd_', 'pm')`,
    [sha256(TOKEN)],
  )
  const value = await encode({ token: { sub: 'bench-pm', epoch: 0 }, secret: SECRET })
  return { bearer: `Bearer ${TOKEN}`, cookie: { name: 'next-auth.session-token', value } }
}

/** The hub's API as somebody. @throws Error when it refuses */
export async function post(hub: string, bearer: string, path: string, body: unknown): Promise<Record<string, string>> {
  const answer = await fetch(`${hub}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: bearer, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Record<string, string>
}

/** An open survey to answer. */
export async function opened(
  hub: string,
  bearer: string,
  input: unknown,
): Promise<{ id: string; publicToken: string }> {
  const { id } = await post(hub, bearer, '/surveys', input)
  const { publicToken } = await post(hub, bearer, `/surveys/${id}/open`, {})
  if (!id || !publicToken) throw new Error('an open survey has no public token')
  return { id, publicToken }
}

const SCALE = Array.from({ length: 5 }, (_, i) => ({ value: String(i + 1), label: `Choice ${i + 1}` }))

/** A pulse of ten questions as teams send them, and one response to it. */
export const survey = {
  title: 'Bench pulse',
  anonymity: 'anonymous',
  questions: [
    ...Array.from({ length: 6 }, (_, i) => ({
      key: `r${i}`,
      type: 'rating',
      label: `Rate thing ${i}`,
      min: 1,
      max: 5,
    })),
    { key: 's', type: 'single', label: 'Which one?', options: SCALE },
    { key: 'm', type: 'multi', label: 'Which ones?', options: SCALE },
    { key: 'n', type: 'nps', label: 'Would you recommend it?' },
    { key: 't', type: 'longtext', label: 'Anything else?' },
  ],
}

export const response = {
  answers: {
    ...Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`r${i}`, (i % 5) + 1])),
    s: '2',
    m: ['1', '4'],
    n: 8,
    t: 'Builds got slower after the move to the shared runners, mostly in the afternoon.',
  },
}

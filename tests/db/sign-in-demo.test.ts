import { beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/server/db'
import { AuthClient } from '../support/auth-client'

/** The hub as it runs with these variables. */
async function hubWith(variables: { SOUNDINGS_DATABASE: string; BASE_URL: string }) {
  Object.assign(process.env, variables)
  vi.resetModules()
  const [{ authRoute }, { signInOffer }, { actorOfCookie }, { authProviders }] = await Promise.all([
    import('@/lib/people/auth-route'),
    import('@/lib/people/sign-in'),
    import('@/lib/server/session'),
    import('@/lib/people/auth-providers'),
  ])
  return { authRoute, signInOffer, actorOfCookie, authProviders }
}

const local = { SOUNDINGS_DATABASE: 'embedded', BASE_URL: 'http://localhost:3000' }
const signIn = (client: AuthClient, email = 'ada@demo.example') =>
  client.post('/api/auth/callback/persona', { email, callbackUrl: '/' })

beforeEach(async () => {
  await db.setting.deleteMany()
  await db.person.deleteMany()
  await db.person.createMany({
    data: [
      { id: '1', email: 'ada@demo.example', name: 'Ada', role: 'admin' },
      { id: '2', email: 'dev1@demo.example', name: 'Dev one', role: 'developer' },
      { id: '3', email: 'dev2@demo.example', name: 'Dev two', role: 'developer' },
      { id: '4', email: 'dev3@demo.example', name: 'Dev three', role: 'developer' },
      { id: '5', email: 'gone@demo.example', name: 'Gone', role: 'pm', active: false },
    ],
  })
})

describe('on an embedded database and a local address', () => {
  it('offers one of each role and two developers, and signs in as them', async () => {
    const { authRoute, signInOffer, actorOfCookie } = await hubWith(local)
    const offer = await signInOffer({ host: 'localhost:3000' })
    expect(offer.personas?.map((one) => one.role)).toEqual(['admin', 'developer', 'developer'])
    const client = new AuthClient(authRoute)
    await signIn(client)
    expect(await actorOfCookie(client.session)).toMatchObject({ email: 'ada@demo.example', role: 'admin' })
  })

  it('offers the people that the seed names, in its order', async () => {
    const { signInOffer } = await hubWith(local)
    await db.setting.create({
      data: { key: 'demo.personas', value: ['dev3@demo.example', 'ada@demo.example', 'nobody@demo.example'] },
    })
    const offer = await signInOffer({ host: 'localhost:3000' })
    expect(offer.personas?.map((one) => one.name)).toEqual(['Dev three', 'Ada'])
  })

  it('signs in nobody who is deactivated or unknown', async () => {
    const { authRoute } = await hubWith(local)
    for (const email of ['gone@demo.example', 'nobody@demo.example', '']) {
      const client = new AuthClient(authRoute)
      await signIn(client, email)
      expect(client.session).toBeUndefined()
    }
  })

  it('answers no page of another site: neither without the form token nor under a name rebound to this machine', async () => {
    const { authRoute, signInOffer } = await hubWith(local)
    const forged = new AuthClient(authRoute)
    await forged.post('/api/auth/callback/persona', { email: 'ada@demo.example', csrfToken: 'guess' })
    expect(forged.session).toBeUndefined()
    const rebound = new AuthClient(authRoute, 'http://localhost:3000', 'rebound.evil.example:3000')
    await signIn(rebound)
    expect(rebound.session).toBeUndefined()
    expect((await signInOffer({ host: 'rebound.evil.example:3000' })).personas).toBeNull()
  })
})

describe.each([
  ['DATABASE_URL is set', { ...local, SOUNDINGS_DATABASE: 'external' }],
  ['BASE_URL is not local', { ...local, BASE_URL: 'http://hub.example.com' }],
  ['BASE_URL only looks local', { ...local, BASE_URL: 'http://localhost.example.com' }],
  ['BASE_URL is an address in the network', { ...local, BASE_URL: 'http://192.168.1.7:3000' }],
  ['neither', { SOUNDINGS_DATABASE: 'external', BASE_URL: 'http://hub.example.com' }],
])('where %s', (_, variables) => {
  it('cannot be reached: no persona on the page, no provider, no session by any post', async () => {
    const { authRoute, signInOffer, authProviders } = await hubWith(variables)
    // Also when the browser claims a local name, and whatever address it was reached by.
    for (const host of ['localhost:3000', new URL(variables.BASE_URL).host]) {
      expect((await signInOffer({ host })).personas).toBeNull()
      const client = new AuthClient(authRoute, variables.BASE_URL, host)
      for (const path of [
        '/api/auth/callback/persona',
        '/api/auth/signin/persona',
        '/api/auth/callback/credentials',
        '/api/auth/callback/persona?json=true',
      ]) {
        const response = await client.post(path, { email: 'ada@demo.example' })
        expect(response.headers.getSetCookie().join()).not.toContain('session-token')
        expect(response.status).toBeLessThan(500)
      }
      expect(client.session).toBeUndefined()
    }
    expect(authProviders(() => true).map((one) => one.id)).not.toContain('persona')
  })
})

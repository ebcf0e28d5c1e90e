import { beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/server/db'
import { AuthClient } from '../support/auth-client'

/** The hub as it runs with these variables. */
async function hubWith(variables: { SOUNDINGS_DATABASE: string; BASE_URL: string }) {
  Object.assign(process.env, variables)
  vi.resetModules()
  const [{ authRoute }, { getSignInOffer: signInOffer }, { actorOfCookie }, { authProviders }] = await Promise.all([
    import('@/lib/people/api-auth'),
    import('@/lib/people/queries-sign-in'),
    import('@/lib/server/session'),
    import('@/lib/people/commands-auth-providers'),
  ])
  return { authRoute, signInOffer, actorOfCookie, authProviders }
}

/** A request for the sign-in page as the app gets it from the web server. */
const asking = (host: string, direct = '1') => ({ headers: new Headers({ host, 'x-soundings-direct': direct }) })
const personas = ['ada@demo.example', 'dev1@demo.example', 'dev2@demo.example', 'gone@demo.example']

const local = { SOUNDINGS_DATABASE: 'embedded', BASE_URL: 'http://localhost:3000' }
const signIn = (client: AuthClient, email = 'ada@demo.example') =>
  client.post('/api/auth/callback/persona', { email, callbackUrl: '/' })

beforeEach(async () => {
  await db.setting.deleteMany()
  await db.account.deleteMany()
  await db.person.deleteMany()
  await db.setting.create({ data: { key: 'demo.personas', value: personas } })
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
  it('offers the people that the seed names, and signs in as them', async () => {
    const { authRoute, signInOffer, actorOfCookie } = await hubWith(local)
    const offer = await signInOffer(asking('localhost:3000'))
    expect(offer.personas?.map((one) => one.role)).toEqual(['admin', 'developer', 'developer'])
    const client = new AuthClient(authRoute)
    await signIn(client)
    expect(await actorOfCookie(client.session)).toMatchObject({ email: 'ada@demo.example', role: 'admin' })
  })

  it('offers them in the order of the seed', async () => {
    const { signInOffer } = await hubWith(local)
    await db.setting.update({
      where: { key: 'demo.personas' },
      data: { value: ['dev3@demo.example', 'ada@demo.example', 'nobody@demo.example'] },
    })
    const offer = await signInOffer(asking('localhost:3000'))
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
    expect((await signInOffer(asking('rebound.evil.example:3000'))).personas).toBeNull()
  })
})

describe('sign-in as a persona is refused', () => {
  const refused = async (direct = true) => {
    const { authRoute, signInOffer } = await hubWith(local)
    const client = new AuthClient(authRoute, 'http://localhost:3000', 'localhost:3000', direct)
    await signIn(client)
    expect(client.session).toBeUndefined()
    expect((await signInOffer(asking('localhost:3000', direct ? '1' : '0'))).personas).toBeNull()
    return (await db.setting.count({ where: { key: 'demo.personas' } })) === 0
  }

  it('for a request that came through a proxy', async () => {
    expect(await refused(false)).toBe(false)
  })

  it('in a workspace that was never a demo, also for its admin', async () => {
    await db.setting.deleteMany()
    await refused()
  })

  it('once an admin is there whom the seed does not know, for good', async () => {
    await db.person.create({ data: { id: 'real', email: 'real@example.com', name: 'Real', role: 'admin' } })
    expect(await refused()).toBe(true)
    await db.person.update({ where: { id: 'real' }, data: { role: 'developer' } })
    await refused()
    expect(await db.auditEntry.count({ where: { action: 'workspace.demo-ended' } })).toBe(1)
  })

  it('once a person has signed in with a link by mail', async () => {
    await db.person.update({ where: { id: '4' }, data: { emailVerified: new Date() } })
    expect(await refused()).toBe(true)
  })

  it('once a person has signed in at a provider', async () => {
    await db.account.create({ data: { id: 'a', personId: '4', provider: 'oidc', providerAccountId: 'x' } })
    expect(await refused()).toBe(true)
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
      expect((await signInOffer(asking(host))).personas).toBeNull()
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
    const asked = { admitted: false, decide: () => Promise.resolve() }
    expect(authProviders(true, asked).map((one) => one.id)).not.toContain('persona')
  })
})

import { setTimeout as delay } from 'node:timers/promises'
import { decode } from 'next-auth/jwt'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/server/db'
import { AuthClient, locationOf } from '../support/auth-client'
import { startMailbox } from '../support/mailbox'
import { startOidc } from '../support/oidc'

const HOUR_MS = 3_600_000
const [oidc, mailbox] = await Promise.all([startOidc('soundings'), startMailbox()])
Object.assign(process.env, {
  OIDC_ISSUER: oidc.issuer,
  OIDC_CLIENT_ID: 'soundings',
  OIDC_CLIENT_SECRET: 'secret',
  SMTP_URL: mailbox.url,
  BASE_URL: 'http://localhost:3000',
  SIGN_IN_DOMAINS: 'example.com',
})
const { authRoute } = await import('@/lib/people/api-auth')
const { actorOfCookie } = await import('@/lib/server/session')
const { sha256 } = await import('@/lib/server/hash')

const { startJobs } = await import('@/lib/server/job-runner')
const { sendMailsJob } = await import('@/lib/platform/jobs')
await import('@/lib/rooms')
const stopJobs = await startJobs([sendMailsJob])

afterAll(async () => {
  await stopJobs()
  await Promise.all([oidc.close(), mailbox.close()])
})
beforeEach(async () => {
  await db.person.deleteMany()
  await db.rateWindow.deleteMany()
  // What is counted by the hour begins anew with it: no test may stand on both sides of a full hour.
  const left = HOUR_MS - (Date.now() % HOUR_MS)
  if (left < 20_000) await delay(left)
})

async function viaOidc(claims: Record<string, unknown>, client = new AuthClient(authRoute), landing = '/surveys') {
  const away = await client.post('/api/auth/signin/oidc', { callbackUrl: landing })
  const back = oidc.agree(locationOf(away), claims)
  const response = await client.get(`/api/auth/callback/oidc?${back}`)
  return { client, response, actor: await actorOfCookie(client.session) }
}
const ada = { sub: 'ada', email: 'Ada@example.com', email_verified: true, name: 'Ada' }

describe('by OpenID Connect', () => {
  it('makes the first person admin and the next one a developer, and lands where they were going', async () => {
    const first = await viaOidc(ada)
    expect(locationOf(first.response)).toBe('http://localhost:3000/surveys')
    expect(first.actor).toMatchObject({ email: 'ada@example.com', name: 'Ada', role: 'admin', via: 'session' })
    const second = await viaOidc({ ...ada, sub: 'bo', email: 'bo@example.com' })
    expect(second.actor?.role).toBe('developer')
  })

  it('keeps nothing but who and since when in the cookie', async () => {
    const { client, actor } = await viaOidc(ada)
    const claims = await decode({ token: client.session, secret: process.env.NEXTAUTH_SECRET ?? '' })
    expect(Object.keys(claims ?? {}).sort()).toEqual(['epoch', 'exp', 'iat', 'jti', 'sub'])
    expect(claims).toMatchObject({ sub: actor?.id, epoch: 0 })
  })

  it('makes one admin of ten who come first at once', async () => {
    const { joinWorkspace: join } = await import('@/lib/people/repo-sign-in')
    const all = await Promise.all(Array.from({ length: 10 }, (_, n) => join(`p${n}@example.com`, `P${n}`, new Date())))
    expect(all.filter((one) => one.role === 'admin')).toHaveLength(1)
    const twins = await Promise.all([1, 2, 3].map(() => join('twin@example.com', 'Twin', new Date())))
    expect(new Set(twins.map((one) => one.id)).size).toBe(1)
  })

  it('comes back to the same person, also after their address changed at the provider', async () => {
    const first = await viaOidc(ada)
    const again = await viaOidc({ ...ada, email: 'married@example.com' })
    expect(again.actor?.id).toBe(first.actor?.id)
    expect(await db.person.count()).toBe(1)
  })

  it('links to a person who is known by that address, when the provider has verified it', async () => {
    await db.person.create({ data: { id: 'known', email: 'ada@example.com', name: 'Ada', role: 'pm' } })
    expect((await viaOidc(ada)).actor).toMatchObject({ id: 'known', role: 'pm' })
  })

  it.each([
    ['Unverified', { email_verified: false }],
    ['Unstated', { email_verified: undefined }],
    ['NoAddress', { email: undefined }],
  ])('takes no account over without a verified address: %s', async (reason, claims) => {
    await db.person.create({ data: { id: 'known', email: 'ada@example.com', name: 'Ada', role: 'admin' } })
    const { response, actor } = await viaOidc({ ...ada, ...claims })
    expect(actor).toBeNull()
    expect(locationOf(response)).toBe(`/sign-in?error=${reason}`)
    expect(await db.account.count()).toBe(0)
  })

  it('does not link a second account to whoever is signed in', async () => {
    const { client, actor } = await viaOidc(ada)
    const mallory = await viaOidc(
      { sub: 'mallory', email: 'mallory@example.com', email_verified: true, name: 'M' },
      client,
    )
    expect(mallory.actor?.id).not.toBe(actor?.id)
    expect(await db.account.count({ where: { personId: actor?.id ?? '' } })).toBe(1)
  })

  it('refuses strangers of other domains and whoever was deactivated', async () => {
    expect((await viaOidc({ ...ada, email: 'ada@elsewhere.example' })).actor).toBeNull()
    expect(await db.person.count()).toBe(0)
    const { actor } = await viaOidc(ada)
    await db.person.update({ where: { id: actor?.id ?? '' }, data: { active: false } })
    const { response, actor: after } = await viaOidc(ada)
    expect(after).toBeNull()
    expect(locationOf(response)).toContain('error=AccessDenied')
  })

  it('refuses an answer that no question of this browser led to, and one with a forged signature state', async () => {
    const client = new AuthClient(authRoute)
    const away = await client.post('/api/auth/signin/oidc', {})
    const back = oidc.agree(locationOf(away), ada)
    const stranger = new AuthClient(authRoute)
    await stranger.get(`/api/auth/callback/oidc?${back}`)
    expect(stranger.session).toBeUndefined()
    await client.get(`/api/auth/callback/oidc?${back.replace(/state=[^&]+/, 'state=x')}`)
    expect(client.session).toBeUndefined()
  })

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'http://localhost:3000@evil.example'])(
    'never lands on %s',
    async (landing) => {
      const { response } = await viaOidc(ada, new AuthClient(authRoute), landing)
      expect(locationOf(response)).toBe('http://localhost:3000/')
    },
  )
})

describe('signing out everywhere', () => {
  it('voids every session made before, not the ones after', async () => {
    const [desk, phone] = [await viaOidc(ada), await viaOidc(ada)]
    await db.person.update({ where: { id: desk.actor?.id ?? '' }, data: { sessionEpoch: { increment: 1 } } })
    expect(await actorOfCookie(desk.client.session)).toBeNull()
    expect(await actorOfCookie(phone.client.session)).toBeNull()
    expect((await viaOidc(ada)).actor).not.toBeNull()
  })

  it('believes no cookie that this hub did not seal', async () => {
    const { client } = await viaOidc(ada)
    const sealed = client.session ?? ''
    const { encode } = await import('next-auth/jwt')
    const sub = (await db.person.findFirstOrThrow()).id
    expect(await actorOfCookie(sealed.slice(0, -2))).toBeNull()
    expect(await actorOfCookie(await encode({ token: { sub, epoch: 0 }, secret: 'another' }))).toBeNull()
    const plain = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ sub, epoch: 0 })).toString('base64url')}.`
    expect(await actorOfCookie(plain)).toBeNull()
  })
})

describe('by a link in a mail', () => {
  const ask = async (email: string, client = new AuthClient(authRoute)) => ({
    client,
    response: await client.post('/api/auth/signin/email', { email, callbackUrl: '/rfcs' }),
  })
  const callbackIn = (text = ''): string => {
    const page = new URL(/http:\S+/.exec(text)?.[0] ?? '')
    expect(page.pathname).toBe('/sign-in/confirm')
    return `/api/auth/callback/email${page.search}`
  }

  it('signs in once, within its time, and is kept as a hash only', async () => {
    const { client, response } = await ask('ada@example.com')
    expect(locationOf(response)).toContain('/api/auth/verify-request')
    const mail = await mailbox.nth(mailbox.mails.length + 1)
    const callback = callbackIn(mail.text)
    const token = new URL(callback, 'http://x').searchParams.get('token') ?? ''
    const kept = await db.verificationToken.findFirstOrThrow({ where: { identifier: 'ada@example.com' } })
    expect(kept.token).not.toContain(token)
    expect(kept.token).toBe(sha256(`${token}${process.env.NEXTAUTH_SECRET}`))
    const landed = await client.get(callback)
    expect(locationOf(landed)).toBe('http://localhost:3000/rfcs')
    expect(await actorOfCookie(client.session)).toMatchObject({ email: 'ada@example.com', role: 'admin' })
    const thief = new AuthClient(authRoute)
    expect(locationOf(await thief.get(callback))).toContain('error=Verification')
    expect(thief.session).toBeUndefined()
  })

  it('does not sign in another address than the one it was sent to', async () => {
    await db.person.create({ data: { id: 'boss', email: 'boss@example.com', name: 'Boss', role: 'admin' } })
    const { client } = await ask('mallory@example.com')
    const callback = callbackIn((await mailbox.nth(mailbox.mails.length + 1)).text)
    await client.get(callback.replace('mallory%40', 'boss%40'))
    expect(client.session).toBeUndefined()
  })

  it('answers the same whether an address is known, unknown, deactivated or not welcome', async () => {
    await db.person.createMany({
      data: [
        { id: 'a', email: 'known@elsewhere.example', name: 'Known' },
        { id: 'b', email: 'gone@example.com', name: 'Gone', active: false },
      ],
    })
    const before = mailbox.mails.length
    const answers = await Promise.all(
      ['gone@example.com', 'stranger@elsewhere.example', 'known@elsewhere.example'].map(async (email) => {
        const { response } = await ask(email)
        return [response.status, locationOf(response)].join(' ')
      }),
    )
    expect(new Set(answers).size).toBe(1)
    expect((await mailbox.nth(before + 1)).to?.[0]?.address).toBe('known@elsewhere.example')
    // One more that gets its mail, after which the others would have had theirs.
    await ask('last@example.com')
    expect((await mailbox.nth(before + 2)).to?.[0]?.address).toBe('last@example.com')
  })

  it('mails one address only a few times an hour', async () => {
    const before = mailbox.mails.length
    for (let n = 0; n < 5; n += 1) await ask('flood@example.com')
    await mailbox.nth(before + 5)
    const { response } = await ask('flood@example.com')
    expect(locationOf(response)).toContain('verify-request')
    await ask('after@example.com')
    const next = await mailbox.nth(before + 6)
    expect(next.to?.[0]?.address).toBe('after@example.com')
  })

  it('counts the addresses of one mailbox together', async () => {
    const before = mailbox.mails.length
    for (let n = 0; n < 7; n += 1) await ask(`many+${n}@example.com`)
    await ask('after-many@example.com')
    await mailbox.nth(before + 6)
    const to = mailbox.mails.slice(before).map((mail) => mail.to?.[0]?.address)
    expect(to.filter((address) => address?.startsWith('many+'))).toHaveLength(5)
    expect(await db.verificationToken.count({ where: { identifier: { startsWith: 'many+' } } })).toBe(5)
  })

  it('keeps nothing of a request that is not granted, however many there are', async () => {
    await db.verificationToken.deleteMany()
    for (let n = 0; n < 6; n += 1) await ask(`stranger${n}@elsewhere.example`)
    expect(await db.verificationToken.findMany({ where: { identifier: { not: '' } } })).toEqual([])
    expect(await db.verificationToken.count()).toBe(1)
    expect(await db.rateWindow.count()).toBe(2)
  })

  it('bounds the mails of an hour to people who are not known yet, and still mails members', async () => {
    const hour = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS)
    await db.rateWindow.create({ data: { subject: 'sign-in-mail:newcomers:all', window: hour, count: 500 } })
    await db.person.create({ data: { id: 'm', email: 'member@example.com', name: 'Member' } })
    const before = mailbox.mails.length
    const { response } = await ask('newcomer@example.com')
    expect(locationOf(response)).toContain('verify-request')
    await ask('member@example.com')
    expect((await mailbox.nth(before + 1)).to?.[0]?.address).toBe('member@example.com')
    expect(await db.verificationToken.count({ where: { identifier: 'newcomer@example.com' } })).toBe(0)
  })

  it.each([
    'not an address',
    'a@b.c, boss@example.com',
    'a@example.com\nbcc: x@example.com',
    '"a@evil.example"@example.com',
  ])('refuses %j', async (email) => {
    expect(locationOf((await ask(email)).response)).toMatch(/error=EmailSignin/)
  })
})

describe('the route itself', () => {
  it.each(['session', 'providers', '_log', 'signin/persona', 'callback/persona', 'unknown'])(
    'has no open %s',
    async (step) => {
      const client = new AuthClient(authRoute)
      await client.post(`/api/auth/${step}`, { email: 'ada@example.com' })
      expect(client.session).toBeUndefined()
      const response = await client.get(`/api/auth/${step}`)
      expect(response.status).toBeLessThan(500)
      expect(await response.text()).not.toContain('secret')
    },
  )

  it('refuses posts without the token of this browser’s cookie', async () => {
    const client = new AuthClient(authRoute)
    const response = await client.post('/api/auth/signin/oidc', { csrfToken: 'guessed' })
    expect(locationOf(response)).not.toContain(oidc.issuer)
  })

  it('says on the way back that the cookie was asked for, which a link to /sign-in from elsewhere does not', async () => {
    const response = await new AuthClient(authRoute).get('/api/auth/signin?callbackUrl=%2Fs%2Fabc')
    const back = new URL(locationOf(response), 'http://localhost:3000')
    expect([back.pathname, back.searchParams.get('cookie')]).toEqual(['/sign-in', 'asked'])
    expect(back.searchParams.get('callbackUrl')).toBe('http://localhost:3000/s/abc')
  })

  it.each(['javascript:alert(1)', 'http://[', 'data:x'])('answers a clear 400 to callbackUrl %s', async (address) => {
    const response = await new AuthClient(authRoute).get(`/api/auth/signin?callbackUrl=${encodeURIComponent(address)}`)
    expect(response.status).toBe(400)
  })

  it('reads no more than a form’s worth of a body', async () => {
    const response = await new AuthClient(authRoute).post('/api/auth/signin/email', { email: 'x'.repeat(70_000) })
    expect(response.status).toBe(413)
  })
})

import { expect, it, vi } from 'vitest'
import SignInPage from './page'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }), headers: async () => new Headers() }))
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`to ${to}`)
  },
}))
vi.mock('@/lib/server/session', () => ({ currentActor: async () => null }))
vi.mock('@/lib/people/queries-csrf', () => ({ csrfCookieName: () => 'token' }))
vi.mock('@/lib/people/queries-sign-in', () => ({
  getSignInOffer: async ({ wanted }: { wanted: string | undefined }) => ({ csrfToken: null, landing: wanted ?? '/' }),
  signInProblem: () => undefined,
}))

const opened = (query: Record<string, string>) => SignInPage({ searchParams: Promise.resolve(query) })

it('fetches the cookie that its forms need, also where a page says where to go then', async () => {
  await expect(opened({})).rejects.toThrow('to /api/auth/signin?callbackUrl=%2F')
  await expect(opened({ callbackUrl: '/s/abc?lang=en' })).rejects.toThrow(
    'to /api/auth/signin?callbackUrl=%2Fs%2Fabc%3Flang%3Den',
  )
})

it('says that the browser refuses cookies only after it was asked to keep one', async () => {
  const page = await opened({ cookie: 'asked', callbackUrl: '/s/abc' })
  expect(JSON.stringify(page)).toContain('refused the cookie')
})

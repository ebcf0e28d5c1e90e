import { env } from '@/lib/server/env'
import { csrfTokenOf } from './csrf'
import { demoPersonas, isLocalHost } from './demo'
import { authProviders } from './auth-providers'
import { landingPath } from './rules'

/** The ways to sign in that lead elsewhere, as buttons. */
export interface WayIn {
  id: string
  name: string
}

export interface SignInOffer {
  csrfToken: string | null
  landing: string
  ways: WayIn[]
  byMail: boolean
  personas: Awaited<ReturnType<typeof demoPersonas>>
}

/** What the sign-in page offers this browser. */
export async function signInOffer(request: {
  csrfCookie?: string
  host: string | null
  wanted?: string
}): Promise<SignInOffer> {
  const people = await demoPersonas(request.host)
  const providers = authProviders(() => isLocalHost(request.host))
  return {
    csrfToken: csrfTokenOf(request.csrfCookie),
    landing: landingPath(request.wanted, env().BASE_URL),
    ways: providers.filter((one) => one.type === 'oauth').map((one) => ({ id: one.id, name: one.name })),
    byMail: providers.some((one) => one.type === 'email'),
    personas: people,
  }
}

/** What went wrong, by next-auth's code, in words that do not tell whether an address is known here. */
const WORDS: Record<string, string> = {
  AccessDenied: 'This account may not sign in here. Ask an admin of this hub.',
  Unverified: 'The provider does not confirm your e-mail address. Verify it there, then sign in again.',
  Verification: 'This link was used already or is too old. Ask for a new one.',
  EmailSignin: 'This does not look like an e-mail address.',
  Configuration: 'Signing in is not set up right on this hub. Its log says why.',
}

export const signInProblem = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : (WORDS[code] ?? 'Signing in did not work. Try again, or another way.')

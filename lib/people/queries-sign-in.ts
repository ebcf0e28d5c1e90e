import { env } from '@/lib/server/env'
import { configuredMethods, providerButtons, type ProviderButton } from './queries-auth-methods'
import { csrfTokenOf } from './queries-csrf'
import { findPersonas } from './queries-demo'
import { hasPeople } from './repo-people'
import { landingPath } from './rules'

export interface SignInOffer {
  csrfToken: string | null
  landing: string
  ways: ProviderButton[]
  byMail: boolean
  personas: Awaited<ReturnType<typeof findPersonas>>
  /** No one is here yet. */
  isEmpty: boolean
}

/** What the sign-in page offers this browser. */
export async function getSignInOffer(request: {
  csrfCookie?: string
  headers: Headers
  wanted?: string
}): Promise<SignInOffer> {
  const methods = configuredMethods()
  return {
    isEmpty: !(await hasPeople()),
    csrfToken: csrfTokenOf(request.csrfCookie),
    landing: landingPath(request.wanted, env().BASE_URL),
    ways: providerButtons(methods),
    byMail: methods.mail === true,
    personas: await findPersonas(request.headers),
  }
}

/** What went wrong, by next-auth's code, in words that do not tell whether an address is known here. */
const WORDS: Record<string, string> = {
  AccessDenied: 'This account may not sign in here. Ask an admin of this hub.',
  NoAddress: 'The provider did not say your e-mail address. It must release the claim "email" to this hub.',
  Unstated:
    'The provider does not say whether your e-mail address is verified. An administrator of this hub can ' +
    'accept its addresses with the setting OIDC_TRUST_EMAIL=1.',
  Unverified: 'The provider does not confirm your e-mail address. Verify it there, then sign in again.',
  Verification: 'This link was used already or is too old. Ask for a new one.',
  EmailSignin: 'This does not look like an e-mail address.',
  Configuration: 'Signing in is not set up right on this hub. Its log says why.',
}

export const signInProblem = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : (WORDS[code] ?? 'Signing in did not work. Try again, or another way.')

import type { NextAuthOptions } from 'next-auth'
import { systemClock } from '@/lib/core/clock'
import { env, isLocalDemo } from '@/lib/server/env'
import { log } from '@/lib/server/log'
import { authAdapter } from './auth-adapter'
import { authProviders } from './auth-providers'
import { memberByAccount, memberByEmail, noteSignIn } from './repo-sign-in'
import { domainsOf, landingPath, mayJoin } from './rules'

const THIRTY_DAYS = 30 * 86_400

type SignIn = NonNullable<NonNullable<NextAuthOptions['callbacks']>['signIn']>

/** Whether this identity may come in. Everything it is told apart by was proven: an account at a provider, or an address. */
const mayEnter: SignIn = async ({ user, account, email }) => {
  // Asking for a link is always answered the same; who may have one is decided where it is sent.
  if (email?.verificationRequest) return true
  if (!account) return false
  const known = account.type === 'oauth' ? await memberByAccount(account.provider, account.providerAccountId) : null
  if (known) return known.active
  if (!user.email) return '/sign-in?error=Unverified'
  const member = await memberByEmail(user.email)
  return member ? member.active : mayJoin(user.email, domainsOf(env().SIGN_IN_DOMAINS))
}

/**
 * How next-auth runs here. The session cookie holds who (`sub`) and since when (`epoch`), nothing else; what somebody
 * may do is read from the database on each request (lib/server/session.ts).
 * @param isLocalRequest whether the browser itself addressed this machine as local; a demo answers nobody else
 */
export function authOptions(isLocalRequest: boolean): NextAuthOptions {
  const { BASE_URL, NEXTAUTH_SECRET } = env()
  return {
    secret: NEXTAUTH_SECRET,
    useSecureCookies: BASE_URL.startsWith('https://'),
    session: { strategy: 'jwt', maxAge: THIRTY_DAYS },
    pages: { signIn: '/sign-in', error: '/sign-in', verifyRequest: '/sign-in/check-mail', signOut: '/sign-in' },
    providers: authProviders(() => isLocalRequest && isLocalDemo()),
    adapter: authAdapter(systemClock),
    callbacks: {
      signIn: mayEnter,
      redirect: ({ url }) => `${BASE_URL}${landingPath(url, BASE_URL)}`,
      jwt: async ({ token, user }) =>
        user
          ? { sub: user.id, epoch: await noteSignIn(user.id, systemClock()) }
          : { sub: token.sub, epoch: token.epoch },
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: {
      error: (code, detail) => log().error({ code, err: detail instanceof Error ? detail : undefined }, 'sign-in'),
      warn: (code) => log().warn({ code }, 'sign-in'),
      debug: () => undefined,
    },
  }
}

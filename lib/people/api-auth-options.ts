import type { NextAuthOptions } from 'next-auth'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { env } from '@/lib/server/env'
import { log } from '@/lib/server/log'
import { authAdapter } from './commands-auth-adapter'
import { authProviders } from './commands-auth-providers'
import { linkRequest } from './commands-sign-in-mail'
import { findMemberByAccount, findMemberByEmail, recordRefusal, recordSignIn } from './repo-sign-in'
import { domainsOf, landingPath, mayJoin } from './rules'
import { refusedAddress } from './rules-identity'

const THIRTY_DAYS = 30 * 86_400

type SignIn = NonNullable<NonNullable<NextAuthOptions['callbacks']>['signIn']>

/** Says in the log which claims came, by name, so that an administrator sees what the provider leaves out. */
function refuseWithoutAddress(provider: string, claims: Record<string, unknown>): string {
  const trusts = provider === 'oidc' && env().OIDC_TRUST_EMAIL
  const reason = provider === 'oidc' ? (refusedAddress(claims, trusts) ?? 'Unverified') : 'Unverified'
  log().warn({ provider, reason, claims: Object.keys(claims) }, 'sign-in refused: no verified address')
  return paths.signIn({ error: reason })
}

/** next-auth hands most errors over as `{ error, providerId }`. Only the name and the message go into the log. */
function causeOf(detail: unknown): object {
  const error = detail instanceof Error ? detail : (detail as { error?: unknown } | undefined)?.error
  return error instanceof Error ? { reason: error.message, name: error.name } : {}
}

async function refuseMember(id: string, provider: string): Promise<false> {
  await recordRefusal(id, provider)
  return false
}

/** Whether this identity may come in. Everything it is told apart by was proven: an account at a provider, or an address. */
const mayEnter: SignIn = async ({ user, account, profile }) => {
  if (!account) return false
  const known = account.type === 'oauth' ? await findMemberByAccount(account.provider, account.providerAccountId) : null
  if (known) return known.active || refuseMember(known.id, account.provider)
  if (!user.email) return refuseWithoutAddress(account.provider, { ...profile })
  const member = await findMemberByEmail(user.email)
  if (member) return member.active || refuseMember(member.id, account.provider)
  return mayJoin(user.email, domainsOf(env().SIGN_IN_DOMAINS))
}

/**
 * How next-auth runs here. The session cookie holds who (`sub`) and since when (`epoch`), nothing else; what somebody
 * may do is read from the database on each request (lib/server/session.ts).
 * @param withPersonas whether this request may sign in as a persona of the demo (queries-demo.ts)
 */
export function authOptions(withPersonas: boolean): NextAuthOptions {
  const { BASE_URL, NEXTAUTH_SECRET } = env()
  const asked = linkRequest()
  return {
    secret: NEXTAUTH_SECRET,
    useSecureCookies: BASE_URL.startsWith('https://'),
    session: { strategy: 'jwt', maxAge: THIRTY_DAYS },
    pages: {
      signIn: paths.signIn({ cookie: 'asked' }),
      error: paths.signIn(),
      verifyRequest: paths.signInCheckMail(),
      signOut: paths.signIn(),
    },
    providers: authProviders(withPersonas, asked),
    adapter: authAdapter(systemClock, asked),
    callbacks: {
      signIn: async (entering) => {
        if (!entering.email?.verificationRequest) return mayEnter(entering)
        // Asking for a link is always answered the same; whether one is sent is decided here, before anything is stored.
        await asked.decide(entering.user.email ?? '', systemClock())
        return true
      },
      redirect: ({ url }) => `${BASE_URL}${landingPath(url, BASE_URL)}`,
      jwt: async ({ token, user, account }) =>
        user
          ? { sub: user.id, epoch: await recordSignIn(user.id, account?.provider ?? 'unknown', systemClock()) }
          : { sub: token.sub, epoch: token.epoch },
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: {
      error: (code, detail) => log().error({ code, ...causeOf(detail) }, 'sign-in'),
      warn: (code) => log().warn({ code }, 'sign-in'),
      debug: () => undefined,
    },
  }
}

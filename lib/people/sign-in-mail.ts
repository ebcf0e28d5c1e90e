import { env } from '@/lib/server/env'
import { sha256 } from '@/lib/server/hash'
import { log } from '@/lib/server/log'
import { sendMail } from '@/lib/server/mail'
import { hit } from '@/lib/server/rate-limit'
import { domainsOf, mayJoin } from './rules'
import { memberByEmail } from './repo-sign-in'

/** How long a link in a mail can be used. */
export const LINK_MINUTES = 30

/** Links sent to one address in an hour; more would be somebody else's mischief. */
const PER_ADDRESS = { count: 5, seconds: 3_600 }

/**
 * Mails a sign-in link to whoever may sign in with this address. It returns at once and says nothing about the outcome:
 * neither the answer nor its timing tells a stranger whether an address is known here.
 */
export function sendSignInLink(email: string, url: string): void {
  deliver(email, url).catch((error: unknown) => log().error({ err: error }, 'a sign-in link could not be sent'))
}

async function deliver(email: string, url: string): Promise<void> {
  const member = await memberByEmail(email)
  if (member ? !member.active : !mayJoin(email, domainsOf(env().SIGN_IN_DOMAINS))) return
  await hit(`sign-in-mail:${sha256(email)}`, PER_ADDRESS)
  await sendMail({ to: email, ...linkMail(url, env().BASE_URL) })
}

/**
 * The link goes to a page with a button, not to the address that signs in: scanners that open every link of a mail
 * would use it up.
 */
export function linkMail(url: string, baseUrl: string): { subject: string; text: string } {
  const page = new URL('/sign-in/confirm', baseUrl)
  page.search = new URL(url).search
  const host = new URL(baseUrl).host
  return {
    subject: `Sign in to Soundings at ${host}`,
    text: [
      `Somebody, hopefully you, asked to sign in to Soundings at ${host} with this address.`,
      '',
      `Sign in: ${page.href}`,
      '',
      `The link works once, within ${LINK_MINUTES} minutes. If it was not you, there is nothing to do.`,
    ].join('\n'),
  }
}

import { AppError } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { env } from '@/lib/server/env'
import { newId } from '@/lib/core/ids'
import { transaction } from '@/lib/server/db'
import { seal, sha256, unseal } from '@/lib/server/hash'
import { log } from '@/lib/server/log'
import { isMailOn, type Mail } from '@/lib/server/mail'
import { promiseMails, type PromisedMail } from '@/lib/server/mail-queue'
import { consume } from '@/lib/server/rate-limit'
import { domainsOf, mailboxOf, mayJoin } from './rules'
import { findMemberByEmail } from './repo-sign-in'
import { signInMails, type SignInMail } from './schema-mails'

/** How long a link in a mail can be used. */
export const LINK_MINUTES = 30

/** Links sent to one mailbox in an hour; more would be the mischief of another person. */
const PER_MAILBOX = { count: 5, seconds: 3_600 }
/** Links sent in an hour in total. Newcomers have a limit of their own: asks for made-up addresses do not lock members out. */
const TO_MEMBERS = { count: 3_000, seconds: 3_600 }
const TO_NEWCOMERS = { count: 500, seconds: 3_600 }
const UNLIMITED = { count: Number.MAX_SAFE_INTEGER, seconds: 3_600 }

/** One request for a link: whether it is granted is decided once, before anything is stored or sent. */
export interface LinkRequest {
  admitted: boolean
  /** Counts the request and sets `admitted`. It takes the same statements whether or not the address is known. */
  decide: (email: string, now: Date) => Promise<void>
}

export function linkRequest(): LinkRequest {
  const asked: LinkRequest = {
    admitted: false,
    async decide(email, now) {
      const member = await findMemberByEmail(email)
      const known = member ? member.active : mayJoin(email, domainsOf(env().SIGN_IN_DOMAINS))
      const mayEnter = known && isMailOn()
      const mailbox = mayEnter ? sha256(mailboxOf(email)) : 'refused'
      const [group, total] = member ? ['members', TO_MEMBERS] : ['newcomers', TO_NEWCOMERS]
      try {
        // The total first: it bounds how many rows the mailboxes can make.
        await consume(`sign-in-mail:${mayEnter ? group : 'refused'}:all`, mayEnter ? total : UNLIMITED, now)
        await consume(`sign-in-mail:${mailbox}`, mayEnter ? PER_MAILBOX : UNLIMITED, now)
        asked.admitted = mayEnter
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'rate_limited') throw error
        log().warn({ group }, 'no sign-in link was sent: the limit of this hour is reached')
      }
    },
  }
  return asked
}

const SEALED_FOR = 'sign-in mail'

/**
 * Promises the mail with a sign-in link, sealed: a link in a table or a backup would open the hub. It returns at once and
 * says nothing about the outcome: neither the answer nor its timing tells a stranger whether an address is known here.
 */
export function sendSignInLink(email: string, url: string): void {
  const id = newId()
  const forMs = LINK_MINUTES * 60_000
  const sealed = seal(SEALED_FOR, id, JSON.stringify({ email, url }))
  const data: SignInMail = { id, sealed, until: Date.now() + forMs }
  transaction((tx) => promiseMails(tx, signInMails, [{ key: id, data }], { urgent: true, tryForMs: forMs })).catch(
    (error: unknown) => log().error({ err: error }, 'a sign-in link could not be promised'),
  )
}

/** What a sign-in mail says; nothing once its link has expired, or where the hub has another secret since. */
export const signInWork = {
  render({ data }: PromisedMail<SignInMail>): Promise<Mail | null> {
    const text = data.until > Date.now() ? unseal(SEALED_FOR, data.id, data.sealed) : null
    if (text === null) return Promise.resolve(null)
    const { email, url } = JSON.parse(text) as { email: string; url: string }
    return Promise.resolve({ to: email, ...linkMail(url, env().BASE_URL) })
  },
}

/**
 * The link goes to a page with a button, not to the address that signs in: scanners that open every link of a mail
 * would use it up.
 */
export function linkMail(url: string, baseUrl: string): { subject: string; text: string } {
  const page = new URL(paths.signInConfirm(), baseUrl)
  page.search = new URL(url).search
  const host = new URL(baseUrl).host
  return {
    subject: `Sign in to Soundings at ${host}`,
    text: [
      `A person, hopefully you, asked to sign in to Soundings at ${host} with this address.`,
      '',
      `Sign in: ${page.href}`,
      '',
      `The link works once, within ${LINK_MINUTES} minutes. If it was not you, there is nothing to do.`,
    ].join('\n'),
  }
}

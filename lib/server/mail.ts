import { createTransport, type Transporter } from 'nodemailer'
import { env } from './env'
import { log } from './log'

export interface Mail {
  /** One bare address. */
  to: string
  subject: string
  text: string
  html?: string
  /** List-Unsubscribe and the like; values are ours, never what somebody typed. */
  headers?: Record<string, string>
}

/** What a mail server's refusal may say in a log: its codes. Its own text and the addresses it names stay out. */
export class MailError extends Error {
  constructor(
    /** nodemailer's name of what failed: ECONNECTION, EENVELOPE. */
    readonly code: string,
    /** SMTP's three digits, where the server answered. */
    readonly responseCode: number | undefined,
  ) {
    const kind = responseCode === undefined ? '' : responseCode >= 500 ? ', for good' : ', for now'
    super(`The mail server did not take it: ${code}${responseCode ? ` ${responseCode}` : ''}${kind}.`)
    this.name = 'MailError'
  }
}

const mailError = (error: unknown): MailError => {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown }
  return new MailError(
    typeof code === 'string' ? code : 'EUNKNOWN',
    typeof responseCode === 'number' ? responseCode : undefined,
  )
}

let transport: { url: string; mailer: Transporter } | undefined

function mailerFor(url: string): Transporter {
  if (transport?.url !== url) {
    // Nothing in a mail of ours is a file or an address to fetch; so none can be smuggled in.
    transport = { url, mailer: createTransport({ url, disableFileAccess: true, disableUrlAccess: true }) }
  }
  return transport.mailer
}

/** Whether mail can be sent at all. */
export const isMailOn = (): boolean => env().SMTP_URL !== undefined

/**
 * Sends one mail, now. Call it from a job, so that a mail server that is away is tried again.
 * @returns "off" where SMTP_URL is not set: nothing was sent, which the log says
 * @throws MailError with codes only: an error of nodemailer names addresses, and errors are logged
 */
export async function sendMail({ to, ...mail }: Mail): Promise<'sent' | 'off'> {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL) {
    log().warn({ subject: mail.subject }, 'mail is off (SMTP_URL is not set); not sent')
    return 'off'
  }
  // As an object: a comma in an address must not make it two.
  try {
    await mailerFor(SMTP_URL).sendMail({ ...mail, from: MAIL_FROM, to: { name: '', address: to } })
  } catch (error) {
    throw mailError(error)
  }
  return 'sent'
}

/** Asks the mail server whether it would take mail. @throws Error with its answer */
export async function verifyMail(): Promise<void> {
  const { SMTP_URL } = env()
  if (SMTP_URL) await mailerFor(SMTP_URL).verify()
}

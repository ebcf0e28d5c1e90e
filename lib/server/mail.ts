import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { env } from './env'
import { HeldBack, SmtpConnection, type EndOfMail } from './smtp'

export { HeldBack }

export interface Mail {
  /** One bare address. */
  to: string
  subject: string
  text: string
  html?: string
  /** List-Unsubscribe and the like; values are ours, never what a person typed. */
  headers?: Record<string, string>
}

/** `mail`: about this mail or its recipient, others may go. `server`: the mail server takes nothing at the moment. */
type Scope = 'mail' | 'server'

/** What a mail server's refusal may say in a log: its codes. Its own text and the addresses it names stay out. */
export class MailError extends Error {
  constructor(
    /** nodemailer's name of what failed: ECONNECTION, EENVELOPE. */
    readonly code: string,
    /** SMTP's three digits, where the server answered. */
    readonly responseCode: number | undefined,
    readonly scope: Scope,
  ) {
    const kind = responseCode === undefined ? '' : responseCode >= 500 ? ', for good' : ', for now'
    super(`The mail server did not take it: ${code}${responseCode ? ` ${responseCode}` : ''}${kind}.`)
    this.name = 'MailError'
  }

  /** The server said no to this mail for good. A 5xx to the sign-in or the sender is about the settings, not about it. */
  get isRefusal(): boolean {
    return this.scope === 'mail' && (this.responseCode === undefined || this.responseCode >= 500)
  }
}

/** A 421 closes the connection whatever it answers (RFC 5321, 3.8). */
const CLOSING = 421

function mailError(error: unknown): MailError {
  const { code, responseCode, command } = (error ?? {}) as { code?: unknown; responseCode?: unknown; command?: unknown }
  const answered = typeof responseCode === 'number' ? responseCode : undefined
  // "API": nodemailer itself found the envelope wrong and asked no server.
  const aboutMail = command === 'RCPT TO' || command === 'DATA' || (code === 'EENVELOPE' && command === 'API')
  const scope = aboutMail && answered !== CLOSING && (answered !== undefined || command === 'API') ? 'mail' : 'server'
  return new MailError(typeof code === 'string' ? code : 'ECONNECTION', answered, scope)
}

interface SendOptions {
  /** Without angle brackets. The same mail has the same one each time it is tried. */
  messageId?: string
  end?: EndOfMail
}

export interface MailTransport {
  /**
   * @throws MailError with codes only: an error of nodemailer names addresses, and errors are logged; HeldBack, or what
   *   `end.before` throws, and then nothing was sent
   */
  send: (mail: Mail, options?: SendOptions) => Promise<void>
  close: () => void
}

const AT_ONCE: EndOfMail = { before: () => Promise.resolve(true), at: () => undefined }

/** The mail as it goes over the wire. Nothing in it is a file or an address to fetch; so none can be smuggled in. */
async function compose({ to, ...mail }: Mail, messageId: string | undefined) {
  const node = new MailComposer({
    ...mail,
    from: env().MAIL_FROM,
    // As an object: a comma in an address must not make it two.
    to: { name: '', address: to },
    ...(messageId && { messageId: `<${messageId}>` }),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  return { envelope: node.getEnvelope(), raw: await node.build() }
}

/**
 * Connections to the mail server, each used for one mail after the other. Close it when done.
 * @throws Error where SMTP_URL is not set
 */
export function openMailTransport(): MailTransport {
  const { SMTP_URL } = env()
  if (!SMTP_URL) throw new Error('Mail is off: SMTP_URL is not set.')
  const idle: SmtpConnection[] = []
  const take = async (): Promise<SmtpConnection> => {
    const free = idle.pop()
    if (free) return free
    const opened = await SmtpConnection.open(SMTP_URL)
    opened.onBroken(() => {
      const index = idle.indexOf(opened)
      if (index >= 0) idle.splice(index, 1)
    })
    return opened
  }
  return {
    async send(mail, { messageId, end = AT_ONCE } = {}) {
      let held: unknown
      const before = () =>
        end.before().catch((error: unknown) => {
          held = error
          throw error
        })
      try {
        const { envelope, raw } = await compose(mail, messageId)
        const connection = await take()
        await connection.send(envelope, raw, { before, at: () => end.at() })
        idle.push(connection)
      } catch (error) {
        throw error instanceof HeldBack ? error : (held ?? mailError(error))
      }
    },
    close: () => idle.splice(0).forEach((connection) => connection.quit()),
  }
}

/** Whether mail can be sent at all. */
export const isMailOn = (): boolean => env().SMTP_URL !== undefined

/** The part of MAIL_FROM behind the "@": Message-IDs are of this domain. */
export const mailDomain = (): string => /@([\w.-]+)/.exec(env().MAIL_FROM)?.[1] ?? 'localhost'

/** Asks the mail server whether it would take mail: connects, and signs in. @throws MailError */
export async function verifyMail(): Promise<void> {
  const { SMTP_URL } = env()
  if (!SMTP_URL) return
  try {
    ;(await SmtpConnection.open(SMTP_URL)).quit()
  } catch (error) {
    throw mailError(error)
  }
}

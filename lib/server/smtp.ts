import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import { parseConnectionUrl } from 'nodemailer/lib/shared/index.js'

/** Called when all but the last line of a mail is with the server, the dot that hands it over (RFC 5321, 4.1.1.4). */
export interface EndOfMail {
  /** False: the connection is closed without the dot, so that the mail is not sent. */
  before: () => Promise<boolean>
  /** Called just before the dot is written, in the same moment. */
  at: () => void
}

/** Thrown where the last line of a mail was held back: the mail server has not got it, and throws it away. */
export class HeldBack extends Error {}

const CONNECT_MS = 15_000
/** A server may think about a mail for long; who asks again too early sends it twice (RFC 5321, 4.5.3.2.6). */
const ANSWER_MS = 300_000

const closedEarly = (): Error => Object.assign(new Error('The connection was closed.'), { code: 'ECONNECTION' })

/**
 * One connection to a mail server. nodemailer's transports are not used: they pass a mail through streams of their own,
 * so the moment in which its last line leaves the process could not be held back or noted.
 */
export class SmtpConnection {
  private constructor(private readonly connection: SMTPConnection) {}

  /** @throws Error as nodemailer words it, with `code`, `responseCode` and `command` */
  static open(url: string): Promise<SmtpConnection> {
    const options = parseConnectionUrl(url)
    const timeouts = { connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: ANSWER_MS }
    const connection = new SMTPConnection({ ...options, ...timeouts })
    const { auth } = options as { auth?: { user: string; pass?: string } }
    return SmtpConnection.whileOpen(connection, (resolve, reject) => {
      const done = () => resolve(new SmtpConnection(connection))
      connection.connect(() => {
        if (!auth || !('allowsAuth' in connection && connection.allowsAuth)) return done()
        const credentials = { user: auth.user, pass: auth.pass ?? '' }
        connection.login({ credentials }, (error) => (error ? reject(error) : done()))
      })
    })
  }

  /** Settles as `work` does; fails when the connection breaks or ends before. A connection that failed is closed. */
  private static whileOpen<T>(
    connection: SMTPConnection,
    work: (resolve: (value: T) => void, reject: (error: unknown) => void) => void,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const ended = () => reject(closedEarly())
      const settle = () => {
        connection.off('error', failed)
        connection.off('end', ended)
      }
      const failed = (error: unknown) => {
        settle()
        // What breaks later has no one to tell.
        connection.on('error', () => undefined)
        connection.close()
        reject(error instanceof Error ? error : closedEarly())
      }
      connection.on('error', failed)
      connection.on('end', ended)
      work((value) => {
        settle()
        resolve(value)
      }, failed)
    })
  }

  /** Notes when a connection that nothing uses breaks, so that it is not used again. */
  onBroken(note: () => void): void {
    this.connection.on('error', note)
    this.connection.on('end', note)
  }

  /**
   * Sends one mail.
   * @param raw the whole mail, as RFC 5322 has it
   * @throws Error as nodemailer words it; HeldBack, or what `end.before` throws, and then the mail was not sent
   */
  async send(envelope: SMTPConnection.Envelope, raw: Buffer, end: EndOfMail): Promise<void> {
    await SmtpConnection.whileOpen<void>(this.connection, (resolve, reject) => {
      let over = false
      const finish = async (target: NodeJS.WritableStream): Promise<void> => {
        // A refused envelope is told of after the mail was taken to be thrown away.
        if (over) return
        if (!(await end.before())) throw new HeldBack()
        end.at()
        target.end()
      }
      const message = {
        pipe(target: NodeJS.WritableStream) {
          target.write(raw)
          setImmediate(() => void finish(target).catch(reject))
        },
      }
      this.connection.send(envelope, message as unknown as Buffer, (error) => {
        over = true
        if (error) reject(error)
        else resolve()
      })
    })
  }

  /** Says goodbye; the server closes. */
  quit(): void {
    this.connection.on('error', () => undefined)
    this.connection.quit()
    this.connection.close()
  }
}

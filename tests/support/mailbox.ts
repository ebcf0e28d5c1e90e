import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/**
 * A mail server on this machine that keeps what it is given.
 * @param refuses addresses it does not take, for good; it says which, as mail servers do
 * @param beforeAnswer how long it thinks about a mail that it has
 * @param onPort where it listens; 0: where there is room
 */
export async function startMailbox(
  refuses: (address: string) => boolean = () => false,
  onPort = 0,
  beforeAnswer: () => Promise<unknown> = () => Promise.resolve(),
) {
  const mails: Email[] = []
  const waiting: (() => void)[] = []
  const server = new SMTPServer({
    authOptional: true,
    // Whose address connects would be asked of the machine's name server.
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      done(refuses(address) ? Object.assign(new Error(`No mailbox of ${address} here`), { responseCode: 550 }) : null)
    },
    async onData(stream, _session, done) {
      const chunks: Buffer[] = []
      try {
        for await (const chunk of stream) chunks.push(chunk as Buffer)
      } catch (error) {
        // The connection was closed before the end of the mail: a mail server throws it away.
        return done(error as Error)
      }
      mails.push(await PostalMime.parse(Buffer.concat(chunks)))
      waiting.splice(0).forEach((wake) => wake())
      await beforeAnswer()
      done()
    },
  })
  // A client that is killed resets its connection; the server goes on.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(onPort, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    /** The n-th mail (from 1), as soon as it is there. */
    async nth(n: number): Promise<Email> {
      while (mails.length < n) await new Promise<void>((resolve) => waiting.push(resolve))
      return mails[n - 1]!
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

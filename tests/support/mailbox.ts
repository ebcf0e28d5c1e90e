import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/**
 * A mail server on this machine that keeps what it is given.
 * @param refuses addresses it does not take, for good; it says which, as mail servers do
 */
export async function startMailbox(refuses: (address: string) => boolean = () => false) {
  const mails: Email[] = []
  const waiting: (() => void)[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      done(refuses(address) ? Object.assign(new Error(`No mailbox of ${address} here`), { responseCode: 550 }) : null)
    },
    async onData(stream, _session, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      mails.push(await PostalMime.parse(Buffer.concat(chunks)))
      waiting.splice(0).forEach((wake) => wake())
      done()
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
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

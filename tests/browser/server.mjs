// The hub that the browser tests visit: `npm start` on a DATA_DIR that goes when it stops, with a mail server that keeps
// what it is given as files beside it.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { SMTPServer } from 'smtp-server'

const mails = `${process.env.DATA_DIR}-mails`
mkdirSync(mails, { recursive: true })
process.on('exit', () => {
  rmSync(process.env.DATA_DIR, { recursive: true, force: true })
  rmSync(mails, { recursive: true, force: true })
})

let serial = 0
const server = new SMTPServer({
  authOptional: true,
  disableReverseLookup: true,
  disabledCommands: ['STARTTLS'],
  async onData(stream, _session, done) {
    try {
      const chunks = []
      for await (const chunk of stream) chunks.push(chunk)
      serial += 1
      writeFileSync(`${mails}/${String(serial).padStart(6, '0')}.eml`, Buffer.concat(chunks))
      done()
    } catch (error) {
      done(error)
    }
  },
})
// A client that is killed resets its connection; the server goes on.
server.on('error', () => undefined)
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
process.env.SMTP_URL = `smtp://127.0.0.1:${server.server.address().port}`
await import('../../bin/start.mjs')

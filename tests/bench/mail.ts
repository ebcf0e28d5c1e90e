import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Client } from 'pg'
import { startMailbox } from '../support/mailbox'
import { SECRET } from './workspace'

/** Invitations of one campaign. */
export const MAILS = 500
/** Sent before it, so that what is loaded at the first mail is not measured. */
const FIRST_MAILS = 20

export interface MailCost {
  /** Milliseconds from the promise to the last mail's row. */
  wall: number
  /** Milliseconds of the processor time of the process that sends. */
  cpu: number
}

/** A survey with so many invitations that wait, in columns that each version since the first campaign has. */
async function fillCampaign(client: Client, id: string, mails: number): Promise<void> {
  const questions = [{ key: 'q', type: 'longtext', label: 'Why?', required: false, page: 0 }]
  await client.query(
    `INSERT INTO "Survey" (id, title, anonymity, questions, "publicToken", invited, "openedAt", "updatedAt")
     VALUES ($1, 'How do deploys go?', 'anonymous', $2, $1, $3, now(), now())`,
    [id, JSON.stringify(questions), mails],
  )
  await client.query(
    `INSERT INTO "Person" (id, email, name, "updatedAt")
     SELECT $1 || i, $1 || i || '@bench.invalid', 'Bench ' || i, now() FROM generate_series(1, $2::int) AS i`,
    [id, mails],
  )
  await client.query(
    `INSERT INTO "SurveyInvitation" ("surveyId", "personId", day, via, mail)
     SELECT $1, $1 || i, now(), 'invite', 'waiting' FROM generate_series(1, $2::int) AS i`,
    [id, mails],
  )
}

/** Runs the program in a checkout. @throws Error when it fails */
const send = (checkout: string, env: Record<string, string>, surveys: string[]): Promise<MailCost> =>
  new Promise((resolve, reject) => {
    const program = join(import.meta.dirname, 'mail.program.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', program, ...surveys], {
      cwd: checkout,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    })
    let said = ''
    child.stdout.on('data', (data) => (said += data))
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`${checkout}: the mails ended with ${code}`)),
    )
  })

/**
 * One campaign by the code of a checkout, on a database that has its tables and nothing else.
 * @throws Error unless everybody got one mail
 */
export async function mailCost(client: Client, url: string, checkout: string): Promise<MailCost> {
  const mailbox = await startMailbox()
  try {
    await fillCampaign(client, 'first', FIRST_MAILS)
    await fillCampaign(client, 'campaign', MAILS)
    await client.query('VACUUM ANALYZE')
    const env = { DATABASE_URL: url, NODE_ENV: 'production', NEXTAUTH_SECRET: SECRET, LOG_LEVEL: 'error' }
    const mail = {
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'Bench <hub@bench.invalid>',
      BASE_URL: 'https://hub.bench.invalid',
    }
    const cost = await send(checkout, { ...env, ...mail }, ['first', 'campaign'])
    const people = new Set(mailbox.mails.map((one) => one.to?.[0]?.address))
    if (mailbox.mails.length !== FIRST_MAILS + MAILS || people.size !== mailbox.mails.length)
      throw new Error(`${checkout}: ${mailbox.mails.length} mails to ${people.size} people`)
    return cost
  } finally {
    await mailbox.close()
  }
}

import { readdirSync, readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import PostalMime, { type Email } from 'postal-mime'

/** What the hub under test has mailed to an address so far, the first one first. */
export async function mailsTo(email: string): Promise<Email[]> {
  const folder = `${process.env.BROWSER_TEST_DATA}-mails`
  const all = await Promise.all(
    readdirSync(folder)
      .sort()
      .map((name) => PostalMime.parse(readFileSync(`${folder}/${name}`))),
  )
  return all.filter((mail) => mail.to?.some(({ address }) => address?.toLowerCase() === email.toLowerCase()))
}

/** The mail to an address with this subject, as soon as it is there. */
export async function mailOf(email: string, subject: string): Promise<Email> {
  const found = async () => (await mailsTo(email)).find((mail) => mail.subject === subject)
  await expect.poll(async () => (await found()) !== undefined, { message: `“${subject}” to ${email}` }).toBe(true)
  return (await found())!
}

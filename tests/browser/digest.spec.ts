import { expect, type Page } from '@playwright/test'
import { inDatabase } from './database'
import { api, as, newPerson, own, test } from './fixtures'
import { mailOf, mailsTo } from './mailbox'

interface Made {
  id: string
}

/** Something that each of these people said, on an insight of a published item, with an update of what was done. */
async function answer(pm: Page, title: string, said: { person: string; words: string }[]): Promise<string> {
  const evidence = []
  for (const { person, words } of said) {
    const note = { kind: 'note', text: words, occurredAt: '2026-03-02', consent: true, person }
    evidence.push({ id: (await api<Made>(pm, 'post', '/evidence', note)).id, stance: 'supports' })
  }
  const insight = await api<Made>(pm, 'post', '/insights', { statement: own('What people wait for'), evidence })
  const item = await api<Made>(pm, 'post', '/roadmap/items', {
    ...{ title, problem: 'People wait.', insights: [insight.id] },
    ...{ impact: 2, effort: 3, kind: 'build', horizon: 'next' },
  })
  await api(pm, 'patch', `/roadmap/items/${item.id}`, { published: true })
  const update = { kind: 'started', title, body: `The body of ${title}.` }
  return (await api<{ updateId: string }>(pm, 'post', `/roadmap/items/${item.id}/updates`, update)).updateId
}

/** On the page Updates, as a person does who does not want a mail each time. */
async function choose(page: Page, how: string): Promise<void> {
  await page.goto('/updates')
  const telling = page.getByRole('region', { name: 'Telling you' })
  await telling.getByLabel('By mail').selectOption({ label: how })
  await telling.getByRole('button', { name: 'Save' }).first().click()
  await expect(telling.getByText('Saved.')).toBeVisible()
}

/** This person chose their digest two weeks ago. */
const choseLongAgo = (email: string) =>
  inDatabase(
    `UPDATE "UpdateDigest" SET "since" = "since" - interval '14 days' WHERE "personId" = (SELECT "id" FROM "Person" WHERE "email" = $1)`,
    [email.toLowerCase()],
  )
/** The last week ended an hour after these were published. */
const publishedLastWeek = (ids: string[]) =>
  inDatabase(
    `UPDATE "Update" SET "publishedAt" = date_trunc('week', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' - interval '1 hour' WHERE "id" = ANY($1)`,
    [ids],
  )
/** What the hub does by itself eleven minutes past each hour. */
const hourPasses = () => inDatabase(`INSERT INTO "Outbox" ("job", "data") VALUES ('updates.digest', '{}')`, [])

test('who wants one mail a week gets one, with their own words and what else was told, and ends it with one press without an account', async ({
  browser,
}) => {
  const pm = await as(browser, await newPerson('pm', 'Product manager'))
  const [weekly, other, late] = [
    await newPerson('developer', 'Wilma Weekly'),
    await newPerson('developer', 'Otto Each'),
    await newPerson('developer', 'Lara Late'),
  ]
  const page = await as(browser, weekly)
  await choose(page, 'Once a week, on Monday')
  await page.reload()
  await expect(page.getByLabel('By mail')).toHaveValue('week')

  const [words, others] = [own('I wait for every build'), own('My builds are slow')]
  const [first, second, elsewhere] = [own('A cache'), own('More runners'), own('Shorter logs')]
  const ids = [
    await answer(pm, first, [
      { person: weekly, words },
      { person: other, words: others },
    ]),
    await answer(pm, second, [{ person: weekly, words }]),
    await answer(pm, elsewhere, [{ person: other, words: others }]),
  ]
  // Who chose nothing has a mail for each.
  for (const title of [first, elsewhere]) await mailOf(other, title)
  await publishedLastWeek(ids)
  await choseLongAgo(weekly)
  expect(await mailsTo(weekly)).toEqual([])

  await hourPasses()
  await expect.poll(async () => (await mailsTo(weekly)).length).toBe(1)
  const [mail] = await mailsTo(weekly)
  expect(mail?.subject).toMatch(/, and 1 more$/)
  const text = mail?.text ?? ''
  for (const part of [`The body of ${first}.`, `The body of ${second}.`, `“${words}”`]) expect(text).toContain(part)
  expect(text).not.toContain(others)
  const [answers = '', also = ''] = text.split('Also published:')
  expect(answers).not.toContain(elsewhere)
  expect(also).toContain(elsewhere)
  // The next hour tells nobody twice; who chose it meanwhile shows that the hour is over.
  await choose(await as(browser, late), 'Once a week, on Monday')
  await choseLongAgo(late)
  await hourPasses()
  await expect.poll(async () => (await mailsTo(late)).length).toBe(1)
  expect(await mailsTo(weekly)).toHaveLength(1)
  // Each address of the mail leads somewhere: an update, how often, and the end.
  const [update] = /https?:\S+\/updates\/\S+/.exec(answers) ?? ['']
  await page.goto(new URL(update).pathname)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^(${first}|${second})$`))
  const [end] = /https?:\S+\/told\/\S+/.exec(text) ?? ['']
  const anyone = await (await browser.newContext()).newPage()
  await anyone.goto(new URL(end).pathname)
  await anyone.getByRole('button', { name: 'Send me no more of it' }).press('Enter')
  await expect(anyone.getByRole('status')).toContainText('You get no more of it.')
  await page.goto('/updates')
  await expect(page.getByText('You asked not to be told when something ships')).toBeVisible()
})

test('the button of a mail program ends the digest too, with what was owed', async ({ browser }) => {
  const pm = await as(browser, await newPerson('pm', 'Product manager'))
  const reader = await newPerson('developer', 'Pia Program')
  const page = await as(browser, reader)
  await choose(page, 'Once a week, on Monday')
  const title = own('Faster checks')
  await publishedLastWeek([await answer(pm, title, [{ person: reader, words: own('Checks are slow') }])])
  await choseLongAgo(reader)
  await hourPasses()
  const header = (await mailOf(reader, title)).headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? ''
  // What a program posts without a session and without the page (RFC 8058).
  const posted = await fetch(header.replace(/^<|>$/g, ''), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
  expect(posted.status).toBeLessThan(300)
  const next = own('Faster still')
  await publishedLastWeek([await answer(pm, next, [{ person: reader, words: own('Still slow') }])])
  // Another week is over.
  await inDatabase(
    `UPDATE "UpdateDigest" SET "promisedTo" = "promisedTo" - interval '7 days' WHERE "personId" = (SELECT "id" FROM "Person" WHERE "email" = $1)`,
    [reader.toLowerCase()],
  )
  const witness = await newPerson('developer', 'Wim Witness')
  await choose(await as(browser, witness), 'Once a week, on Monday')
  await choseLongAgo(witness)
  await hourPasses()
  await expect.poll(async () => (await mailsTo(witness)).length).toBe(1)
  expect((await mailsTo(reader)).map(({ subject }) => subject)).toEqual([title])
})

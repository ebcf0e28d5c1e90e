import { expect, type Page } from '@playwright/test'
import { expectClean } from './axe'
import { api, as, heard, origin, own, test } from './fixtures'

const author = 'ines.varga@lanternfreight.example'
const reader = 'yuki.tanabe@lanternfreight.example'
const pm = 'maren.okafor@lanternfreight.example'
const advocate = 'theo.lindgren@lanternfreight.example'

type Rfc = { number: number; version: number; status: string; reviewEndsAt: string; lastCall: { restarts: number } }
type Comment = { id: string; anchorState: string; place: { start: number } | null }

const paragraphs = [
  'Deploys wait in one queue for forty minutes on a normal day.',
  'The queue is shared by forty teams. Nobody owns it.',
  'Every team gets a lane of its own. A lane takes one deploy at a time.',
  'A hotfix may pass the others. It says so in the channel.',
  'The old queue stays for a month. Nobody owns it.',
  'Costs are two machines more than today.',
  'We would think again if lanes stay empty most of the day.',
]
const body = `## Motivation\n\n${paragraphs.join('\n\n')}\n`

/** Ten quotes and what a person would say of each after the edits below. */
const quotes: [
  quote: string,
  context: { prefix?: string; suffix?: string },
  expected: 'exact' | 'moved' | 'outdated',
][] = [
  ['forty minutes on a normal day', {}, 'exact'],
  ['shared by forty teams', {}, 'moved'],
  ['Nobody owns it.', { prefix: 'forty teams. ' }, 'exact'],
  ['a lane of its own', {}, 'exact'],
  ['A lane takes one deploy at a time.', {}, 'exact'],
  ['A hotfix may pass the others.', {}, 'outdated'],
  ['It says so in the channel.', {}, 'outdated'],
  ['Nobody owns it.', { prefix: 'for a month. ' }, 'exact'],
  ['two machines more than today', {}, 'moved'],
  ['lanes stay empty most of the day', {}, 'exact'],
]

/** A paragraph above, words changed inside a quote, a paragraph deleted, one moved to the top. */
const edited = `## Motivation\n\n${paragraphs[5]}\n\nThis replaces the note of last May.\n\n${[
  paragraphs[0],
  paragraphs[1]!.replace('forty teams', 'thirty-eight teams'),
  paragraphs[2],
  paragraphs[4],
  paragraphs[6],
].join('\n\n')}\n`

test('a version carries ten comments, a concern blocks, last call starts anew, and everybody hears of the decision', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const [ines, yuki, maren, theo] = [
    await as(browser, author),
    await as(browser, reader),
    await as(browser, pm),
    await as(browser, advocate),
  ]
  const title = own('Lanes for deploys')
  const { number } = await api<Rfc>(ines, 'post', '/rfcs', { title, body, labels: ['lanes'] })
  const path = `/rfcs/${number}`
  await ines.goto(path)
  await ines.getByRole('button', { name: 'Start review' }).click()
  await expect(ines.getByRole('button', { name: 'Start last call' })).toBeVisible()

  // Somebody who says nothing follows it from the page.
  await theo.goto(path)
  await theo.getByRole('button', { name: 'Follow', exact: true }).click()
  await theo.getByRole('button', { name: 'Follow this RFC' }).click()
  await expect(theo.getByRole('button', { name: 'Following', exact: true })).toBeVisible()

  const made: Comment[] = []
  for (const [quote, context] of quotes) {
    made.push(
      await api<Comment>(yuki, 'post', `/rfcs/${number}/comments`, {
        body: `About "${quote}"`,
        anchor: { quote, ...context },
      }),
    )
  }
  expect(made.map((one) => one.anchorState)).toEqual(Array(10).fill('exact'))
  await ines.goto(path)
  await expect(ines.locator('[data-placed]')).toHaveCount(10)
  await ines.getByRole('button', { name: 'Start last call' }).click()
  await expect(ines.getByRole('button', { name: 'Start last call' })).toBeHidden()

  // The edit restarts last call and says so.
  const before = await api<Rfc>(ines, 'get', path)
  await api(ines, 'patch', path, { body: edited, baseVersion: 1 })
  const after = await api<Rfc>(ines, 'get', path)
  expect([after.version, after.lastCall.restarts]).toEqual([2, 1])
  expect(after.reviewEndsAt >= before.reviewEndsAt).toBe(true)
  await yuki.goto(path)
  await expect(yuki.getByText(/Last call began again with version 2/)).toBeVisible()
  const carried = (await api<{ data: Comment[] }>(yuki, 'get', `${path}/comments`)).data
  expect(carried.map((one, index) => [quotes[index]![0], one.anchorState])).toEqual(
    quotes.map(([quote, , state]) => [quote, state]),
  )
  const places = carried.map((one) => one.place?.start ?? null)
  expect(places[2]).not.toBe(places[7])
  const marks = yuki.getByRole('article').locator('mark')
  await expect(marks.filter({ hasText: 'a lane of its own' })).toHaveCount(1)
  // What is gone is not lost: the thread stands below, with the words it was about.
  const lost = yuki.locator('[data-thread]').filter({ hasText: 'These words were in version 1' })
  await expect(lost).toHaveCount(2)
  await expect(lost.first().locator('blockquote')).toContainText('A hotfix may pass the others')

  // A concern blocks; only its raiser clears it.
  await yuki.getByRole('textbox', { name: 'Comment on the whole proposal' }).fill('Who is on call for the lanes?')
  await yuki.getByLabel('Kind').last().selectOption('concern')
  await yuki.getByRole('button', { name: 'Comment', exact: true }).last().click()
  await expect(yuki.getByText('1 open concern', { exact: false }).first()).toBeVisible()
  await maren.goto(path)
  const refused = await maren.request.post(`/api/v1${path}/transitions`, {
    data: { to: 'accepted' },
    headers: { origin },
  })
  expect([refused.status(), (await refused.json()).detail]).toEqual([409, expect.stringContaining('1 concern is open')])
  await yuki
    .locator('[data-thread]')
    .filter({ hasText: 'Who is on call' })
    .getByRole('button', { name: 'Resolve' })
    .click()
  await expect(yuki.getByText('1 open concern', { exact: false })).toHaveCount(0)

  await maren.reload()
  await maren.getByRole('button', { name: 'Accept', exact: true }).click()
  const dialog = maren.getByRole('dialog', { name: 'Accept' })
  await dialog.getByLabel('Why', { exact: true }).fill('Waiting costs more than lanes do.')
  await dialog.getByLabel('Who disagreed, and with what').fill('Yuki: "lanes will stay empty"')
  await dialog.getByLabel('On condition that').fill('Lanes are measured for a quarter.')
  await dialog.getByLabel(/Last call lasts until .* Why go ahead/).fill('Everyone who was asked has answered.')
  await dialog.getByRole('button', { name: 'Accept' }).click()
  const decision = maren.getByRole('region', { name: 'Decision' })
  await expect(decision.getByText('Yuki: "lanes will stay empty"')).toBeVisible()
  await expect(decision.getByText('Lanes are measured for a quarter.')).toBeVisible()

  // The follower and who took part are told; the inbox leads there.
  const told = (page: Page) =>
    page
      .getByRole('listitem')
      .filter({ hasText: title })
      .getByRole('link', { name: /accepted it/ })
  for (const page of [theo, yuki]) {
    await expect(async () => {
      await page.goto('/rfcs/inbox')
      await expect(told(page)).toBeVisible({ timeout: 1000 })
    }).toPass({ timeout: 30_000 })
  }
  await told(theo).click()
  await expect(theo.getByRole('region', { name: 'Decision' })).toBeVisible()
})

test(
  'a review is sent at once; a suggestion becomes a version with one press; a reaction, an edit and a ' +
    'quote stay with their comment',
  async ({ browser }) => {
    test.setTimeout(300_000)
    const [ines, yuki] = [await as(browser, author), await as(browser, reader)]
    const { number } = await api<Rfc>(ines, 'post', '/rfcs', { title: 'Reviewed at once', body })
    const path = `/rfcs/${number}`
    await api(ines, 'post', `${path}/transitions`, { to: 'review' })
    await api(yuki, 'post', `${path}/comments`, {
      body: 'Shorter.',
      anchor: { quote: 'forty minutes on a normal day' },
      suggestion: 'forty minutes',
    })

    await yuki.goto(path)
    const box = yuki.getByRole('textbox', { name: 'Comment on the whole proposal' })
    for (const words of ['First of two.', 'Second of two.']) {
      await box.fill(words)
      await yuki.getByRole('button', { name: 'Add to review' }).last().click()
      await expect(yuki.getByRole('region', { name: 'Your review' }).getByText(words)).toBeVisible()
      await expect(box).toHaveValue('')
    }
    await ines.goto(path)
    await expect(ines.getByText('First of two.')).toHaveCount(0)
    await yuki.getByRole('button', { name: 'Send review' }).click()
    await expect(yuki.getByRole('region', { name: 'Your review' })).toHaveCount(0)
    await ines.reload()
    const first = ines.locator('[data-thread]').filter({ hasText: 'First of two.' })
    await expect(first).toBeVisible()

    const takeOver = ines.getByRole('button', { name: 'Take over as version 2' })
    await heard(takeOver)
    await takeOver.click()
    await expect(ines.getByRole('article').getByText('Deploys wait in one queue for forty minutes.')).toBeVisible()

    await first.getByRole('button', { name: /^More about what/ }).click()
    await first.getByRole('button', { name: 'Agree', exact: true }).click()
    await expect(first.getByRole('button', { name: 'Agree 1' })).toHaveAttribute('aria-pressed', 'true')
    const quote = first.getByRole('link', { name: 'Quote in a reply' })
    // The menu may still stand open from the reaction.
    await expect(async () => {
      if (!(await quote.isVisible())) await first.getByRole('button', { name: /^More about what/ }).click()
      await quote.click({ timeout: 1000 })
    }).toPass()
    await expect(first.getByRole('textbox')).toHaveValue('> First of two.\n\n')

    const mine = yuki.locator('[data-thread]').filter({ hasText: 'Second of two.' })
    await mine.getByRole('button', { name: /^More about what/ }).click()
    await mine.getByRole('link', { name: 'Edit', exact: true }).click()
    const editor = yuki.getByRole('form', { name: 'Edit your comment' })
    await editor.getByRole('textbox').fill('Second, said better.')
    await editor.getByRole('button', { name: 'Save edit' }).click()
    await yuki.getByRole('link', { name: 'Done' }).click()
    await yuki.getByRole('link', { name: /^edited/ }).click()
    await expect(yuki.getByRole('list', { name: 'What it said before' })).toContainText('Second of two.')
  },
)

test('approvals are asked for and given; without a script too; the discussion passes axe in light and dark', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const [ines, yuki] = [await as(browser, author), await as(browser, reader)]
  const { number } = await api<Rfc>(ines, 'post', '/rfcs', { title: 'ApprovalRequest for approval', body })
  const path = `/rfcs/${number}`
  await api(ines, 'post', `${path}/transitions`, { to: 'review' })
  await api(yuki, 'post', `${path}/comments`, {
    body: 'Shorter.',
    anchor: { quote: 'forty minutes on a normal day' },
    suggestion: 'forty minutes',
  })
  await api(yuki, 'post', `${path}/comments`, { body: 'Reading.', kind: 'hold' })
  const other = await api<Rfc>(ines, 'post', '/rfcs', { title: 'What it rests on', body })
  await api(ines, 'post', `${path}/links`, { rel: 'requires', number: other.number })

  await ines.goto(path)
  await ines.getByText('Ask for approval').click()
  await ines.getByRole('form', { name: 'Whose approval is asked for' }).getByRole('textbox').fill(reader)
  await ines.getByRole('form', { name: 'Whose approval is asked for' }).getByRole('button', { name: 'Save' }).click()
  await expect(ines.getByText('0 of 1 needed', { exact: true })).toBeVisible()

  const still = await (
    await browser.newContext({ javaScriptEnabled: false, storageState: await yuki.context().storageState() })
  ).newPage()
  await still.goto(path)
  await still.getByRole('button', { name: 'Approve version 1' }).click()
  await expect(still.getByText('1 of 1 needed, enough')).toBeVisible()

  for (const address of [path, '/rfcs/inbox', '/rfcs/inbox/preferences']) {
    await ines.goto(address)
    await expect(ines.getByRole('heading', { level: 1 })).toBeVisible()
    await expectClean(ines, address)
  }
})

test('mail is stopped by a press on a page that asks for no sign-in', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage()
  await page.goto('/unsubscribe/not-a-key-of-anybody')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/not found|nothing/i)
})

test('a mention is completed by keys, and left as it was typed with Escape', async ({ browser }) => {
  const ines = await as(browser, author)
  const { number } = await api<Rfc>(ines, 'post', '/rfcs', { title: 'Who is meant', body })
  await api(ines, 'post', `/rfcs/${number}/transitions`, { to: 'review' })
  await ines.goto(`/rfcs/${number}`)
  const box = ines.getByRole('textbox', { name: 'Comment on the whole proposal' })
  const people = ines.getByRole('listbox', { name: 'People to mention' })
  // What is typed before the page's script is there finds nobody.
  await expect(async () => {
    await box.fill('')
    await box.pressSequentially('Ask @yuki')
    await expect(people).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await expect(people.getByRole('option', { selected: true })).toContainText('@yuki.tanabe')
  await box.press('Enter')
  await expect(box).toHaveValue('Ask @yuki.tanabe ')
  await expect(people).toBeHidden()
  await box.pressSequentially('or @mar')
  await expect(people.getByRole('option', { selected: true })).toContainText('@mar')
  await box.press('Escape')
  await expect(people).toBeHidden()
  await expect(box).toHaveValue('Ask @yuki.tanabe or @mar')
  await ines.context().close()
})

test('what is refused stays in its box without a script too', async ({ browser }) => {
  const ines = await as(browser, author)
  const { number } = await api<Rfc>(ines, 'post', '/rfcs', { title: own('Too late'), body })
  await api(ines, 'post', `/rfcs/${number}/transitions`, { to: 'review' })
  const first = await api<Comment>(ines, 'post', `/rfcs/${number}/comments`, { body: 'What of hotfixes?' })
  const yuki = await as(browser, reader, { javaScriptEnabled: false })
  await yuki.goto(`/rfcs/${number}`)
  // Nothing but spaces, in a reply: its box comes back open.
  const thread = yuki.locator(`#comment-${first.id}`)
  await thread.getByText('Reply', { exact: true }).first().click()
  await thread.getByRole('textbox', { name: /^Reply to/ }).fill('   ')
  await thread.getByRole('button', { name: 'Reply' }).click()
  await expect(thread.getByRole('alert')).toBeVisible()
  await expect(thread.getByRole('textbox', { name: /^Reply to/ })).toBeVisible()

  const box = yuki.getByRole('textbox', { name: 'Comment on the whole proposal' })
  await box.fill('This must not go out as it is.')
  await yuki.getByRole('combobox', { name: 'Kind' }).first().selectOption('concern')
  await api(ines, 'post', `/rfcs/${number}/transitions`, { to: 'withdrawn', reason: 'Superseded by another plan.' })
  await yuki.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(yuki.getByRole('alert').filter({ hasText: 'a concern has nothing to stop any more' })).toBeVisible()
  await expect(box).toHaveValue('This must not go out as it is.')
  await yuki.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(box).toHaveValue('')
  const { data } = await api<{ data: { body: string }[] }>(ines, 'get', `/rfcs/${number}/comments`)
  expect(data.map((comment) => comment.body)).toContain('This must not go out as it is.')
  await Promise.all([ines.context().close(), yuki.context().close()])
})

import { expect, type Page } from '@playwright/test'
import { axeProblems } from './axe'
import { api, as, heard, own, test } from './fixtures'

const author = 'ines.varga@lanternfreight.example'
const other = 'yuki.tanabe@lanternfreight.example'

const paragraphs = [
  'Deploys wait in one queue.',
  'Every team gets a lane.',
  'A hotfix may pass the others.',
  'Costs are two machines.',
]
const body = paragraphs.join('\n\n')
const clean = async (page: Page) => {
  expect(await axeProblems(page)).toEqual([])
}

test('two people write one RFC: their edits go together, or are settled place by place', async ({ browser }) => {
  test.setTimeout(300_000)
  const [ines, yuki] = [await as(browser, author), await as(browser, other)]
  const title = own('Lanes of two authors')
  const { number } = await api<{ number: number }>(ines, 'post', '/rfcs', { title, body })
  await api(ines, 'post', `/rfcs/${number}/transitions`, { to: 'review' })

  await ines.goto(`/rfcs/${number}`)
  await ines.getByText('Add co-authors').click()
  await ines.getByRole('textbox', { name: /E-mail addresses/ }).fill(other)
  await ines.getByRole('button', { name: 'Save authors' }).click()
  await expect(ines.getByRole('listitem').filter({ hasText: 'Yuki Tanabe' }).first()).toBeVisible()
  await yuki.goto(`/rfcs?q=${encodeURIComponent(`author:yuki "${title}"`)}`)
  await expect(yuki.getByRole('link', { name: title }).first()).toBeVisible()

  // Yuki begins; Ines saves another place first, then the same one.
  await yuki.goto(`/rfcs/${number}/edit`)
  const text = yuki.getByLabel('Text (Markdown)')
  await expect(yuki.getByRole('button', { name: 'Preview' })).toBeEnabled()
  await api(ines, 'patch', `/rfcs/${number}`, { body: body.replace('two machines', 'three machines'), baseVersion: 1 })
  await text.fill(body.replace('one queue', 'a single queue'))
  await yuki.getByRole('button', { name: 'Save version 2' }).click()
  const conflict = yuki.getByRole('region', { name: 'Two edits at once' })
  await expect(conflict.getByRole('heading')).toHaveText('Version 2 was saved by Ines Varga while you were writing')
  await expect(conflict).toContainText('both edits go together')
  await clean(yuki)
  await conflict.getByRole('button', { name: 'Save both as version 3' }).click()
  await yuki.waitForURL(new RegExp(`/rfcs/${number}$`))
  await expect(yuki.getByRole('article')).toContainText('a single queue')
  await expect(yuki.getByRole('article')).toContainText('three machines')

  await yuki.goto(`/rfcs/${number}/edit`)
  await expect(yuki.getByRole('button', { name: 'Preview' })).toBeEnabled()
  const { body: third } = await api<{ body: string }>(ines, 'get', `/rfcs/${number}`)
  await api(ines, 'patch', `/rfcs/${number}`, {
    body: third.replace('a lane', 'its own lane').replace('A hotfix', 'Any hotfix'),
    baseVersion: 3,
  })
  await text.fill(third.replace('a lane', 'two lanes').replace('A hotfix', 'One hotfix'))
  await yuki.getByRole('button', { name: 'Save version 4' }).click()
  await expect(conflict.getByRole('status')).toHaveText('2 places left to choose')
  await conflict.getByRole('group', { name: 'Place 1 of 2' }).getByLabel('Take theirs').check()
  await conflict.getByRole('group', { name: 'Place 2 of 2' }).getByLabel('Start over').check()
  await conflict.getByLabel('Place 2 of 2, as it is to be').fill('Two hotfixes a day may pass.')
  await clean(yuki)
  await conflict.getByRole('button', { name: 'Save both as version 5' }).click()
  await yuki.waitForURL(new RegExp(`/rfcs/${number}$`))
  expect((await api<{ body: string }>(yuki, 'get', `/rfcs/${number}`)).body).toBe(
    'Deploys wait in a single queue.\n\nEvery team gets its own lane.\n\nTwo hotfixes a day may pass.\n\nCosts are three machines.',
  )
})

test('without a script a stale edit comes back with both, the clash marked, and is saved once it is settled', async ({
  browser,
}) => {
  const ines = await as(browser, author, { javaScriptEnabled: false })
  const { number } = await api<{ number: number }>(ines, 'post', '/rfcs', { title: 'Lanes without a script', body })
  await ines.goto(`/rfcs/${number}/edit`)
  await api(ines, 'patch', `/rfcs/${number}`, {
    body: body.replace('a lane', 'its own lane').replace('two machines', 'three machines'),
    baseVersion: 1,
  })
  const text = ines.getByLabel('Text (Markdown)')
  await text.fill(body.replace('a lane', 'two lanes').replace('one queue', 'a single queue'))
  await ines.getByRole('button', { name: /^Save version/ }).click()
  await expect(ines.getByRole('region', { name: 'Two edits at once' })).toContainText('between <<<<<<< and >>>>>>>')
  const marked = await text.inputValue()
  expect(marked).toContain('a single queue')
  expect(marked).toContain(
    '<<<<<<< version 2\nEvery team gets its own lane.\n=======\nEvery team gets two lanes.\n>>>>>>> your edit',
  )
  await ines.getByRole('button', { name: /^Save version/ }).click()
  await expect(ines.getByText(/Some places still have both texts/).first()).toBeVisible()
  await text.fill(marked.replace(/<{7}.*\n(.*)\n={7}\n.*\n>{7}.*/, '$1'))
  await ines.getByRole('button', { name: /^Save version/ }).click()
  await ines.waitForURL(new RegExp(`/rfcs/${number}$`))
  expect((await api<{ body: string }>(ines, 'get', `/rfcs/${number}`)).body).toBe(
    'Deploys wait in a single queue.\n\nEvery team gets its own lane.\n\nA hotfix may pass the others.\n\nCosts are three machines.',
  )
})

test(
  'versions are compared as text and as source, side by side and in one; each paragraph has its version, ' +
    'and authors see who has read it',
  async ({ browser }) => {
    test.setTimeout(300_000)
    const [ines, yuki] = [await as(browser, author), await as(browser, other)]
    const { number } = await api<{ number: number }>(ines, 'post', '/rfcs', {
      title: 'Lanes over time',
      body: `## Plan\n\n${body}`,
    })
    await api(ines, 'post', `/rfcs/${number}/transitions`, { to: 'review' })
    await yuki.goto(`/rfcs/${number}`)
    await expect(yuki.getByText('The authors can see that you have read version 1.')).toBeVisible()
    await api(ines, 'patch', `/rfcs/${number}`, {
      body: `## Plan\n\n${body.replace('**', '').replace('a lane', 'a **wide** lane').replace(`\n\n${paragraphs[2]!}`, '')}\n\n- New`,
      baseVersion: 1,
    })

    await ines.goto(`/rfcs/${number}/versions`)
    const differences = ines.getByRole('group', { name: 'Differences' })
    await expect(differences.locator('p ins:visible').first()).toHaveText(/wide/)
    await expect(differences.locator('del:visible').filter({ hasText: 'A hotfix may pass' })).toBeVisible()
    await expect(differences.locator('ins:visible').filter({ hasText: 'New' })).toBeVisible()
    await clean(ines)
    await ines.getByRole('link', { name: 'Side by side' }).click()
    await expect(ines).toHaveURL(/view=split/)
    await expect(differences.getByText('Every team gets a lane.').filter({ visible: true })).toBeVisible()
    await ines.setViewportSize({ width: 390, height: 800 })
    await expect(differences.locator('p ins:visible').first()).toHaveText(/wide/)
    expect(await ines.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    )
    await ines.setViewportSize({ width: 1280, height: 800 })
    await ines.getByRole('navigation', { name: 'What to look at' }).getByRole('link', { name: 'Source' }).click()
    await expect(differences.getByText('**wide**').first()).toBeVisible()

    await ines.getByRole('link', { name: 'Blame' }).click()
    const blame = ines.getByRole('list', { name: 'Blame' })
    await expect(
      blame.getByRole('listitem').filter({ hasText: 'wide lane' }).getByRole('link', { name: 'Version 2' }),
    ).toHaveAttribute('href', `/rfcs/${number}/versions?from=1&to=2`)
    await expect(
      blame.getByRole('listitem').filter({ hasText: 'one queue' }).getByRole('link', { name: 'Version 1' }),
    ).toBeVisible()
    await clean(ines)

    await expect(ines.getByText('0 people saw version 2; 1 has not seen the newest: Yuki Tanabe.')).toBeVisible()
    await yuki.goto(`/rfcs/${number}`)
    await yuki.goto(`/rfcs/${number}/versions`)
    await expect(yuki.getByRole('heading', { name: 'Who has seen it' })).toBeHidden()
    await ines.reload()
    await expect(ines.getByText('1 person saw version 2.')).toBeVisible()
  },
)

test('a thread opens, is answered and gets a reaction without a script', async ({ browser }) => {
  const [ines, yuki] = [await as(browser, author), await as(browser, other, { javaScriptEnabled: false })]
  const { number } = await api<{ number: number }>(ines, 'post', '/rfcs', { title: 'Lanes in plain HTML', body })
  const { id } = await api<{ id: string }>(ines, 'post', `/rfcs/${number}/comments`, { body: 'Who owns the queue?' })
  await yuki.goto(`/rfcs/${number}`)
  const thread = yuki.locator(`[data-thread="${id}"]`)
  await expect(thread.getByText('Who owns the queue?').last()).toBeVisible()
  await thread.getByText('Reply', { exact: true }).first().click()
  await thread.getByLabel('Reply to Ines Varga').fill('Nobody does.')
  await thread.getByRole('button', { name: 'Reply' }).click()
  await expect(thread.getByText('Nobody does.')).toBeVisible()
  await thread.getByRole('button', { name: 'More about what Ines Varga said' }).click()
  await thread.getByRole('button', { name: 'Agree', exact: true }).click()
  await expect(thread.getByRole('button', { name: 'Agree 1' })).toHaveAttribute('aria-pressed', 'true')
})

test('a word about a comment keeps the keyboard where it is; what is typed to another thread stays', async ({
  browser,
}) => {
  const [ines, yuki] = [await as(browser, author), await as(browser, other)]
  const { number } = await api<{ number: number }>(ines, 'post', '/rfcs', { title: 'Words by keyboard', body })
  const ids: string[] = []
  for (const words of ['Who owns the queue?', 'Who owns the lanes?'])
    ids.push((await api<{ id: string }>(ines, 'post', `/rfcs/${number}/comments`, { body: words })).id)
  await api(ines, 'post', `/rfcs/${number}/comments/${ids[0]}/reactions`, { kind: 'agree' })
  await yuki.goto(`/rfcs/${number}`)
  const [first, second] = ids.map((id) => yuki.locator(`[data-thread="${id}"]`))
  await heard(second!.getByText('Reply', { exact: true }).first())
  await second!.getByText('Reply', { exact: true }).first().click()
  await second!.getByRole('textbox', { name: 'Reply to Ines Varga' }).fill('Not sent yet.')

  const said = (count: number) => first!.getByRole('button', { name: `Agree ${count}`, exact: true })
  await said(1).focus()
  await yuki.keyboard.press('Enter')
  await expect(said(2)).toHaveAttribute('aria-pressed', 'true')
  await expect(said(2)).toBeFocused()
  await yuki.keyboard.press('Enter')
  await expect(said(1)).toHaveAttribute('aria-pressed', 'false')
  await expect(said(1)).toBeFocused()

  await first!.getByText('Reply', { exact: true }).first().click()
  const reply = first!.getByRole('textbox', { name: 'Reply to Ines Varga' })
  await reply.fill('Nobody does.')
  await first!.getByRole('button', { name: 'Reply' }).click()
  await expect(first!.getByText('Nobody does.')).toBeVisible()
  await expect(reply).toBeHidden()
  await expect(first!.locator('textarea')).toHaveValue('')
  await expect(second!.getByRole('textbox', { name: 'Reply to Ines Varga' })).toHaveValue('Not sent yet.')
  await expect(second!.getByText('Nobody does.')).toHaveCount(0)
})

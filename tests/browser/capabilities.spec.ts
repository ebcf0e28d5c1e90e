import { expect, type Browser, type Page } from '@playwright/test'
import { api, as, newPerson, origin, own, test } from './fixtures'

interface Made {
  id: string
}

/** A part of a page by its heading. */
const section = (page: Page, name: string) =>
  page.locator('section', { has: page.getByRole('heading', { level: 2, name, exact: true }) })

async function pmPage(browser: Browser): Promise<Page> {
  const page = await as(browser, await newPerson('pm', 'Product manager'))
  page.setDefaultTimeout(20_000)
  return page
}

const why = {
  key: 'chosen',
  type: 'single',
  label: 'Why do you use it?',
  options: [
    { value: 'i-chose-it', label: 'I chose it' },
    { value: 'my-team-chose-it', label: 'My team chose it' },
    { value: 'told', label: 'We were told to use it' },
  ],
}
const effort = { key: 'effort', type: 'rating', label: 'How much must you keep in mind?', min: 1, max: 7 }

test('adoption stands beside whether people chose it: not asked, too few, and the share with its interval', async ({
  browser,
}) => {
  const pm = await pmPage(browser)
  const title = own('Why runners')
  const capability = await api<Made>(pm, 'post', '/capabilities', { name: own('Runners'), adoption: 0.6 })
  const survey = await api<Made>(pm, 'post', '/surveys', {
    ...{ title, anonymity: 'anonymous', questions: [why, effort] },
  })
  const { publicToken } = await api<{ publicToken: string }>(pm, 'post', `/surveys/${survey.id}/open`)
  await pm.goto(`/capabilities/${capability.id}`)
  const said = section(pm, 'What surveys say')
  await expect(said).toContainText('Chosen or toldNot asked')
  await said.getByText('Which questions ask it').click()
  await said.getByLabel('Asks whether they chose it').selectOption(`${survey.id} chosen`)
  await said.getByRole('button', { name: 'Link' }).first().click()
  await expect(said).toContainText('too few answers to show')
  const answers = async (count: number, chosen: string) => {
    for (let each = 0; each < count; each++) {
      const sent = await fetch(`${origin}/api/v1/s/${publicToken}/responses`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ answers: { chosen, effort: 3 } }),
      })
      expect(sent.status, await sent.text()).toBe(201)
    }
  }
  await answers(9, 'i-chose-it')
  await answers(3, 'told')
  await expect(async () => {
    await pm.reload()
    await expect(said).toContainText(/\d+ of \d+ answers say that it was chosen \(\d+\s%, \d+–\d+\)/, {
      timeout: 1_000,
    })
  }).toPass()
  await expect(said).toContainText('counted as chosen: “I chose it”, “My team chose it”')
  await said.getByText('Which questions ask it').click()
  await said.getByLabel('Asks what it takes to use it').selectOption(`${survey.id} effort`)
  await said.getByRole('button', { name: 'Link' }).last().click()
  await expect(said).toContainText(/3 on average.* on a scale from 1 to 7, \d+ answers/)
  // The list says it beside the figure, too.
  await pm.goto('/capabilities')
  const row = pm
    .getByRole('row')
    .filter({ has: pm.getByRole('link', { name: /Runners/ }) })
    .first()
  await expect(row).toContainText(/answers say it was chosen|chosen or told/)
})

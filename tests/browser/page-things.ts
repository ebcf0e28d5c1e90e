import type { Page } from '@playwright/test'
import { api, personaOf, signInAs } from './fixtures'

export type Thing = Record<string, string | number>
const LISTS: Record<string, string> = {
  '/surveys': '/surveys',
  '/rfcs': '/rfcs',
  '/fieldwork': '/sessions',
  '/evidence': '/evidence',
  '/insights': '/insights',
  '/roadmap/items': '/roadmap/items',
  '/updates': '/updates',
  '/people': '/people',
  '/people/teams': '/teams',
}

/** A real thing of each list, as an admin finds it. */
export async function realThings(page: Page): Promise<Record<string, Thing>> {
  await signInAs(page, await personaOf(page, 'Admin'))
  const all = async (list: string) => (await api<{ data: Thing[] }>(page, 'get', `${list}?limit=200`)).data
  const pick = (list: string, things: Thing[], fits: (one: Thing) => boolean) => {
    // Lists have the newest first; what other tests make meanwhile is newer than the demo, and may go again.
    const chosen = things.findLast(fits) ?? things.at(-1)
    if (!chosen) throw new Error(`the demo has nothing in ${list}`)
    return chosen
  }
  const unsettled = ({ status }: Thing) => status === 'open' || status === 'draft'
  const pairs = await Promise.all(
    Object.entries(LISTS).map(async ([place, list]) => [place, pick(list, await all(list), unsettled)] as const),
  )
  // A survey with results to show, and one that can be answered.
  const pulses = (await all('/surveys')).filter((one) => String(one.title).startsWith('Developer pulse'))
  const [closed, open] = ['closed', 'open'].map((status) => pick('/surveys', pulses, (one) => one.status === status))
  const metric = 'build-minutes'
  await api(page, 'post', '/metrics', { metric, at: '2026-03-02T10:00:00Z', value: 14 })
  // An import is its maker’s, and an admin’s.
  const files = [{ name: 'talk.txt', text: 'Ana: It waits.\nBo: How long?\nAna: An hour.\nBo: I see.\n' }]
  const preview = await api<Thing>(page, 'post', '/imports', { files })
  const ticket = {
    kind: 'ticket',
    text: 'The page does not say what failed.',
    occurredAt: '2026-03-02',
    source: { id: 'T-1' },
  }
  const captured = await api<{ ref: Thing }>(page, 'post', '/evidence', ticket)
  const capability = await api<Thing>(page, 'post', '/capabilities', {
    name: `Previews ${crypto.randomUUID().slice(0, 8)}`,
  })
  const [team] = (await all('/teams')).filter((one) => !one.platform)
  const mark = crypto.randomUUID().slice(0, 8)
  const spoken = {
    name: `Cleo ${mark}`,
    email: `cleo-${mark}@example.test`,
    role: 'developer',
    team: String(team?.name),
  }
  await api(page, 'post', '/people', spoken)
  const champion = await api<Thing>(page, 'post', '/champions', { person: spoken.email })
  const department = await api<Thing>(page, 'post', '/departments', {
    name: `Platform and tools ${crypto.randomUUID().slice(0, 8)}`,
  })
  const webhook = await api<Thing>(page, 'post', '/webhooks', {
    url: 'https://hooks.invalid/soundings',
    format: 'slack',
  })
  const [theme] = await all('/themes')
  const token = { token: open?.publicToken ?? '' }
  return {
    ...Object.fromEntries(pairs),
    '/surveys': closed ?? {},
    '/imports': { id: preview.id ?? '' },
    '/evidence/source': { id: captured.ref.id ?? '' },
    '/s': token,
    '/embed': token,
    '/r': { token: 'no-such-share' },
    '/outcomes/metrics': { id: metric },
    '/capabilities': capability,
    '/capabilities/champions': champion,
    '/settings/webhooks': webhook,
    '/insights/themes': theme ?? {},
    '/people/departments': department,
  }
}

/** A page of the table as an address: ids in brackets are filled. */
export const addressOf = (page: string, things: Record<string, Thing>): string =>
  page.replace(/^(.*?)\/\[(\w+)\]/, (_, place: string, key: string) => `${place}/${things[place]?.[key] ?? 'missing'}`)

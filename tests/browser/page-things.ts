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
  const token = { token: open?.publicToken ?? '' }
  return {
    ...Object.fromEntries(pairs),
    '/surveys': closed ?? {},
    '/s': token,
    '/embed': token,
    '/r': { token: 'no-such-share' },
  }
}

/** A page of the table as an address: ids in brackets are filled. */
export const addressOf = (page: string, things: Record<string, Thing>): string =>
  page.replace(/^(.*?)\/\[(\w+)\]/, (_, place: string, key: string) => `${place}/${things[place]?.[key] ?? 'missing'}`)

import { expect, type Page } from '@playwright/test'
import { personaOf, signInAs } from './fixtures'

export type Thing = Record<string, string | number>
const LISTS: Record<string, string> = {
  '/surveys': '/surveys', '/rfcs': '/rfcs', '/fieldwork': '/sessions', '/evidence': '/evidence', '/insights': '/insights',
  '/roadmap/items': '/roadmap/items', '/updates': '/updates', '/people': '/people', '/people/teams': '/teams',
}

/** A real thing of each list, as an admin finds it. */
export async function realThings(page: Page): Promise<Record<string, Thing>> {
  await signInAs(page, await personaOf(page, 'Admin'))
  const pick = async (list: string) => {
    const response = await page.request.get(`/api/v1${list}?limit=100`)
    expect([list, response.status()]).toEqual([list, 200])
    const { data } = (await response.json()) as { data: Thing[] }
    const chosen = data.find((one) => one.status === 'open' || one.status === 'draft') ?? data[0]
    if (!chosen) throw new Error(`the demo has nothing in ${list}`)
    return chosen
  }
  const pairs = await Promise.all(Object.entries(LISTS).map(async ([place, list]) => [place, await pick(list)] as const))
  const surveys = pairs.find(([place]) => place === '/surveys')?.[1] ?? {}
  return { ...Object.fromEntries(pairs), '/s': { token: surveys.publicToken ?? '' }, '/r': { token: 'no-such-share' } }
}

/** A page of the table as an address: ids in brackets are filled. */
export const addressOf = (page: string, things: Record<string, Thing>): string =>
  page.replace(/^(.*?)\/\[(\w+)\]/, (_, place: string, key: string) => `${place}/${things[place]?.[key] ?? 'missing'}`)

import { z } from 'zod'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { invalidField, notFound } from '@/lib/core/errors'
import { storableDeep } from '@/lib/core/input'
import { shortened } from '@/lib/core/text/excerpt'
import { audit } from '@/lib/server/audit'
import { db, transaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { seal, unseal } from '@/lib/server/hash'
import { askOutside } from '@/lib/server/outside'
import { deleteSetting, readSetting, writeSetting } from '@/lib/server/setting'
import { findItem } from './repo'
import { listLinkRows, noteNews, type LinkRow } from './repo-trackers'
import { answerOf, FIXED_HOSTS, questionFor } from './rules-tracker-api'
import { issueOf, TRACKERS, type Tracker } from './rules-trackers'
import { tokenSetting, trackerTokenKey, type TrackerTokenInput } from './schema-trackers'

const SEAL = 'tracker token'

/**
 * Keeps a token with which a tracker is asked for the state of issues, sealed. It goes to this one host and no other.
 * @throws AppError invalid where the tracker may be installed anywhere and no host is given
 */
export async function saveTrackerToken(
  actor: MaybeActor,
  provider: Tracker,
  { token, host: typed }: TrackerTokenInput,
  now: Date,
): Promise<{ provider: Tracker; host: string }> {
  const admin = authorize(actor, 'settings.write')
  const host = FIXED_HOSTS[provider] ?? typed?.toLowerCase()
  if (!host) throw invalidField('host', 'Where is it? The host as in its addresses, like gitlab.example.com.')
  const key = trackerTokenKey(provider)
  await transaction(async (tx) => {
    await writeSetting(tx, key, { host, token: seal(SEAL, `${provider} ${host}`, token), at: now.toISOString() })
    await audit(tx, admin, 'roadmap.tracker-token', { kind: 'setting', id: key }, { host })
  })
  return { provider, host }
}

/** Forgets a tracker's token. Safe to repeat. */
export async function forgetTrackerToken(actor: MaybeActor, provider: Tracker): Promise<void> {
  const admin = authorize(actor, 'settings.write')
  const key = trackerTokenKey(provider)
  await transaction(async (tx) => {
    if (await deleteSetting(tx, key))
      await audit(tx, admin, 'roadmap.tracker-token-forgotten', { kind: 'setting', id: key })
  })
}

const MOST_ASKED = 20
const TIMEOUT_MS = 5_000
const MOST_BYTES = 500_000

/** What became of asking about one link, in words; null where it was answered. */
async function ask(link: LinkRow, now: Date): Promise<string | null> {
  const provider = TRACKERS.find((one) => one === link.provider)
  const issue = issueOf(link.url)
  if (!provider || !issue) return 'Its address is not one that can be asked.'
  const value = await readSetting(trackerTokenKey(provider))
  if (value === null) return 'No token is kept for this tracker: an admin adds it in the settings of trackers.'
  const { host, token: sealed } = tokenSetting.parse(value)
  if (new URL(link.url).host.toLowerCase() !== host) return `The token kept is for ${host}, and goes nowhere else.`
  const token = unseal(SEAL, `${provider} ${host}`, sealed)
  if (token === null)
    return 'The token kept cannot be read any more: the hub’s own secret is another one. Add it again.'
  const { method, url, headers, body } = questionFor(issue, token)
  let answered: Awaited<ReturnType<typeof askOutside>>
  try {
    const sending = { method, headers, timeoutMs: TIMEOUT_MS, most: MOST_BYTES, ...(body !== undefined && { body }) }
    const outside = { ...sending, privateHosts: env().WEBHOOK_PRIVATE_HOSTS }
    answered = await askOutside(url, outside)
    const elsewhere = method === 'GET' ? redirectedTo(url, answered) : null
    if (elsewhere) answered = await askOutside(elsewhere, outside)
  } catch (error) {
    return `It does not answer (${codeOf(error)}).`
  }
  const { status, text } = answered
  if (status === 401 || status === 403) return `It refuses the token (${status}).`
  if (status === 429 || status >= 500) return `It cannot answer now (${status}). Try again later.`
  const news = readAnswer(provider, status, text)
  if (!news) return `Its answer cannot be read (${status}).`
  const { url: toldAt, ...told } = news
  // It may have another address since it was linked; the one that was asked is one it had.
  const there = (toldAt === undefined ? null : issueOf(toldAt)) ?? issue
  const found = there.provider === provider ? there : issue
  const former = found.key === issue.key ? [] : [issue.key]
  await transaction((tx) =>
    noteNews(tx, { issue: found, ...told, former, stateName: told.stateName.slice(0, 60) }, now),
  )
  return null
}

/** Where on the same host an answer leads: GitHub does so for a repository that has another name. The token goes to no other host. */
function redirectedTo(url: string, { status, location }: { status: number; location?: string }): string | null {
  if (![301, 302, 307, 308].includes(status) || location === undefined || !URL.canParse(location, url)) return null
  const to = new URL(location, url)
  return to.origin === new URL(url).origin ? to.href : null
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'no connection'

function readAnswer(provider: Tracker, status: number, text: string): ReturnType<typeof answerOf> | null {
  try {
    const body: unknown = status === 404 || status === 410 ? null : JSON.parse(text)
    const news = answerOf(provider, status, storableDeep(body))
    return { ...news, title: shortened(news.title, 300) }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}

/**
 * Asks the trackers of an item's links for their state, with the tokens that the workspace keeps; the first twenty.
 * @returns the links as they stand then, and why some could not be asked, by address
 */
export async function checkLinks(
  actor: MaybeActor,
  itemId: string,
  now: Date,
): Promise<{ links: LinkRow[]; troubles: { url: string; trouble: string }[] }> {
  authorize(actor, 'roadmap.write')
  if (!(await findItem(db, itemId))) throw notFound('This item')
  const asked = (await listLinkRows(db, itemId)).slice(0, MOST_ASKED)
  const outcomes = await Promise.all(asked.map(async (link) => ({ url: link.url, trouble: await ask(link, now) })))
  const troubles = outcomes.flatMap(({ url, trouble }) => (trouble === null ? [] : [{ url, trouble }]))
  return { links: await listLinkRows(db, itemId), troubles }
}

import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { AppError, invalid, invalidField, notFound, unauthenticated } from '@/lib/core/errors'
import { storableDeep } from '@/lib/core/input'
import { audit } from '@/lib/server/audit'
import { db, transaction } from '@/lib/server/db'
import { readSetting, writeSetting } from '@/lib/server/setting'
import { isSameSecret as same, seal, unseal } from '@/lib/server/hash'
import { findItem } from './repo'
import { listLinkRows, noteNews, removeLink, renameRepository, saveLink, type LinkRow } from './repo-trackers'
import { issueOf, type Tracker } from './rules-trackers'
import { OWN_SECRET, ownSecretKey, secretSetting, TRACKER_SECRET_KEY as KEY, type OwnSecret } from './schema-trackers'
import {
  readGitHub,
  readGitHubRename,
  readGitLab,
  readJira,
  readLinear,
  type IssueNews,
  type Renamed,
} from './rules-tracker-events'

const SEAL = 'tracker webhook secret'

/** The secret as trackers know it; null where there is none, or it was sealed with another secret of the hub. */
async function secretAt(key: string): Promise<string | null> {
  const value = await readSetting(key)
  if (value === null) return null
  const { secret, sealed } = secretSetting.parse(value)
  return sealed ? unseal(SEAL, key, secret) : secret
}

const sealedSecret = (key: string, secret: string, now: Date) => ({
  secret: seal(SEAL, key, secret),
  sealed: true,
  at: now.toISOString(),
})

const subject = (id: string) => ({ kind: 'roadmap-item', id })

/**
 * Links an issue of GitHub, GitLab, Jira or Linear to an item. Its state is unknown until the tracker tells it.
 * @throws AppError invalid where the address names no issue of theirs
 */
export async function linkIssue(actor: MaybeActor, id: string, address: string, now: Date): Promise<LinkRow[]> {
  const pm = authorize(actor, 'roadmap.write')
  const issue = issueOf(address)
  if (!issue)
    throw invalidField(
      'url',
      'This is not the address of an issue on GitHub, GitLab, Jira or Linear. Copy it from the browser.',
    )
  await transaction(async (tx) => {
    if (!(await findItem(tx, id))) throw notFound('This item')
    await saveLink(tx, id, issue, now)
    await audit(tx, pm, 'roadmap.link', subject(id), { provider: issue.provider })
  })
  return listLinkRows(db, id)
}

/** Takes a link off an item. Safe to repeat. */
export async function unlinkIssue(actor: MaybeActor, id: string, url: string): Promise<void> {
  const pm = authorize(actor, 'roadmap.write')
  await transaction(async (tx) => {
    if (!(await findItem(tx, id))) throw notFound('This item')
    if ((await removeLink(tx, id, url)) > 0) await audit(tx, pm, 'roadmap.unlink', subject(id))
  })
}

/** A new secret for the webhooks of trackers, shown this once; what was signed with the old one is refused from now on. */
export async function renewTrackerSecret(actor: MaybeActor, now: Date): Promise<{ secret: string }> {
  const admin = authorize(actor, 'settings.write')
  const secret = randomBytes(24).toString('base64url')
  await transaction(async (tx) => {
    await writeSetting(tx, KEY, sealedSecret(KEY, secret, now))
    await audit(tx, admin, 'roadmap.tracker-secret', { kind: 'setting', id: KEY })
  })
  return { secret }
}

/** Keeps the secret with which a tracker signs that makes it itself; what it signed with a former one is refused from now on. */
export async function saveOwnSecret(
  actor: MaybeActor,
  provider: OwnSecret,
  secret: string,
  now: Date,
): Promise<{ provider: OwnSecret }> {
  const admin = authorize(actor, 'settings.write')
  const key = ownSecretKey(provider)
  await transaction(async (tx) => {
    await writeSetting(tx, key, sealedSecret(key, secret, now))
    await audit(tx, admin, 'roadmap.tracker-secret', { kind: 'setting', id: key })
  })
  return { provider }
}

/** How each tracker proves that a message is its own: a signature of the exact bytes, or GitLab the secret itself. */
function isGenuine(provider: Tracker, headers: Headers, bytes: Uint8Array, secret: string): boolean {
  const signature = createHmac('sha256', secret).update(bytes).digest('hex')
  switch (provider) {
    case 'github':
      return same(headers.get('x-hub-signature-256') ?? '', `sha256=${signature}`)
    case 'jira':
      return same(headers.get('x-hub-signature') ?? '', `sha256=${signature}`)
    case 'linear':
      return same(headers.get('linear-signature') ?? '', signature)
    case 'gitlab':
      return same(headers.get('x-gitlab-token') ?? '', secret)
  }
}

/** What a message told: of an issue, or of a repository that has another name. */
interface Heard {
  news: IssueNews | null
  renamed: Renamed | null
}

const READERS: Record<Tracker, (body: unknown) => IssueNews | null> = {
  github: readGitHub,
  gitlab: readGitLab,
  jira: readJira,
  linear: readLinear,
}

/** GitHub sends a form with the JSON in its field "payload" unless its webhook says otherwise. */
const FORM = 'application/x-www-form-urlencoded'

/** @throws AppError malformed where it is no JSON, invalid where it is not of the tracker's shape */
function readMessage(provider: Tracker, headers: Headers, bytes: Uint8Array): Heard {
  const sent = Buffer.from(bytes).toString('utf8')
  const isForm = provider === 'github' && headers.get('content-type')?.startsWith(FORM)
  let body: unknown
  try {
    body = JSON.parse(isForm ? (new URLSearchParams(sent).get('payload') ?? '') : sent)
  } catch {
    throw new AppError('malformed', 'The body is no JSON. Let the webhook send application/json.')
  }
  try {
    const told = storableDeep(body)
    return { news: READERS[provider](told), renamed: provider === 'github' ? readGitHubRename(told) : null }
  } catch (error) {
    if (error instanceof z.ZodError) {
      const [issue] = error.issues
      throw invalid(`This is not a message of ${provider}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
    }
    throw error
  }
}

/**
 * Takes what a tracker tells of an issue. Messages about anything else are taken and change nothing.
 * @returns how many links it concerned
 * @throws AppError not_found where no secret was made, unauthenticated where the message is not signed with it
 */
export async function hearTracker(
  provider: Tracker,
  { headers, bytes }: { headers: Headers; bytes: Uint8Array },
  now: Date,
): Promise<{ links: number }> {
  const own = OWN_SECRET.find((one) => one === provider)
  const kept = await Promise.all([KEY, ...(own ? [ownSecretKey(own)] : [])].map(secretAt))
  const secrets = kept.filter((secret) => secret !== null)
  if (secrets.length === 0) throw notFound('This webhook')
  if (!secrets.some((secret) => isGenuine(provider, headers, bytes, secret)))
    throw unauthenticated('The signature does not fit. Check the secret of the webhook.')
  const { news, renamed } = readMessage(provider, headers, bytes)
  if (renamed) return { links: await transaction((tx) => renameRepository(tx, renamed)) }
  if (news?.issue.provider !== provider) return { links: 0 }
  return { links: await transaction((tx) => noteNews(tx, news, now)) }
}

import { authorize, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { db } from '@/lib/server/db'
import { seesDrafts } from './policy'
import { everyItem, findIn, scoredItems } from './repo'
import { env } from '@/lib/server/env'
import { absolute, apiPaths } from '@/lib/core/paths'
import { readSetting } from '@/lib/server/setting'
import { lastHeard, listLinkRows, type LinkRow } from './repo-trackers'
import { TRACKERS } from './rules-trackers'
import {
  OWN_SECRET,
  ownSecretKey,
  secretSetting,
  tokenSetting,
  TRACKER_SECRET_KEY,
  trackerTokenKey,
  type Trackers,
} from './schema-trackers'

export type { LinkRow }

/** The issues that belong to an item, with their state as last heard. */
export async function listLinks(actor: MaybeActor, itemId: string): Promise<LinkRow[]> {
  const reader = authorize(actor, 'roadmap.score')
  if (!(await findIn(db, seesDrafts(reader) ? everyItem : scoredItems, itemId))) throw notFound('This item')
  return listLinkRows(db, itemId)
}

/** What is kept for the trackers' webhooks and tokens; never a secret or a token itself. */
export async function getTrackers(actor: MaybeActor): Promise<Trackers> {
  authorize(actor, 'settings.write')
  const [secret, heard, tokens, own] = await Promise.all([
    readSetting(TRACKER_SECRET_KEY),
    lastHeard(db),
    Promise.all(TRACKERS.map((provider) => readSetting(trackerTokenKey(provider)))),
    Promise.all(OWN_SECRET.map(async (one) => [one, await readSetting(ownSecretKey(one))] as const)),
  ])
  const ownSecrets = new Map<string, unknown>(own)
  return {
    secret: { exists: secret !== null, at: secret === null ? null : (secretSetting.parse(secret).at ?? null) },
    trackers: TRACKERS.map((provider, index) => {
      const kept = tokens[index] === null ? null : tokenSetting.parse(tokens[index])
      return {
        provider,
        webhook: absolute(env().BASE_URL, apiPaths.tracker(provider)),
        heardAt: heard.get(provider)?.toISOString() ?? null,
        token: kept && { host: kept.host, at: kept.at },
        ownSecret: ownSecrets.has(provider)
          ? { at: secretSetting.nullable().parse(ownSecrets.get(provider))?.at ?? null }
          : null,
      }
    }),
  }
}

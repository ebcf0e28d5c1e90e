import { authorize, type MaybeActor } from '@/lib/core/actor'
import { isoDay } from '@/lib/core/clock'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { championsToTell, tellChampions } from './commands-notices'
import { getKit, listQuotable } from './queries-kit'
import { lockCapability } from './repo-capabilities'
import { findKitRow, saveKit } from './repo-kit'
import type { Kit, KitChange } from './schema-kit'

const NOTHING = { begin: '', limits: '', leaving: '', channel: '', quotes: [] as string[], version: 0 }

/**
 * Changes what is written of a kit. Quotes are kept by reference: words that are withdrawn are gone from it.
 * @throws AppError not_found; invalid for a quote that not everybody may read; conflict where it was changed meanwhile
 */
export async function changeKit(
  actor: MaybeActor,
  capabilityId: string,
  { baseVersion, quotes, ...texts }: KitChange,
  now: Date,
): Promise<Kit> {
  const pm = authorize(actor, 'catalog.write')
  const chosen = quotes && [...new Set(quotes)]
  const readable = new Set((await listQuotable(pm, chosen ?? [])).map(({ id }) => id))
  await transaction(async (tx) => {
    if (!(await lockCapability(tx, capabilityId))) throw notFound('This capability')
    const before = (await findKitRow(tx, capabilityId)) ?? NOTHING
    // What was quoted before may have been withdrawn since; it stays a reference that shows nothing.
    const refused = chosen?.filter((id) => !readable.has(id) && !before.quotes.includes(id)) ?? []
    if (refused.length > 0)
      throw invalidField(
        'quotes',
        `There is no evidence that everybody may read under ${refused.slice(0, 3).join(', ')}.`,
      )
    if (baseVersion !== undefined && baseVersion !== before.version)
      throw conflict('The kit was changed meanwhile. Read it again, and save once more.', { version: before.version })
    const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined))
    await saveKit(tx, capabilityId, {
      ...{ begin: before.begin, limits: before.limits, leaving: before.leaving, channel: before.channel },
      ...given,
      quotes: chosen ?? before.quotes,
      ...{ version: before.version + 1, updatedById: pm.id, updatedAt: now },
    })
    const news = { kind: 'kit', subjectId: `${capabilityId} ${isoDay(now)}`, capabilityId } as const
    await tellChampions(tx, await championsToTell(tx, news), news, now)
    const changed = [...Object.keys(given), ...(chosen ? ['quotes'] : [])]
    await audit(tx, pm, 'capability.kit', { kind: 'capability', id: capabilityId }, { changed })
  })
  return getKit(pm, capabilityId, now)
}

import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict } from '@/lib/core/errors'
import { changeItem } from './commands'
import { getBoardVersion } from './queries-history'
import { changeToGroup, groupKeyOf } from './rules-groups'
import { itemPatch } from './schema'
import type { RegroupInput } from './schema-groups'
import { parse } from '@/lib/core/zod'

/**
 * Puts an item into another quarter, theme, capability or team, as dragging it on the grouped board does.
 * @returns the version of the board then
 * @throws AppError conflict where it is not in the group any more that it was seen in
 */
export async function regroupItem(
  actor: MaybeActor,
  { id, by, from, to }: RegroupInput,
  now: Date,
): Promise<{ version: number }> {
  const pm = authorize(actor, 'roadmap.write')
  await changeItem(pm, id, parse(itemPatch, changeToGroup(by, to)), now, (item) => {
    if (groupKeyOf(item, by) !== from) throw conflict('Somebody changed this item meanwhile. Look again where it is.')
  })
  return { version: await getBoardVersion(pm) }
}

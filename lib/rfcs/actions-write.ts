'use server'

import { systemClock } from '@/lib/core/clock'
import type { Result } from '@/lib/core/errors'
import { action } from '@/lib/server/action'
import { addLink } from './commands-links'
import { dropUnsaved, keepUnsaved } from './commands-unsaved'
import { findSimilar, type Similar } from './queries-similar'
import {
  relateInput,
  similarInput,
  unsavedInput,
  unsavedTarget,
  type SimilarInput,
  type UnsavedInput,
  type UnsavedTarget,
} from './schema-write'

const keep = action(unsavedInput, (actor, input) => keepUnsaved(actor, input, systemClock()))
/** Keeps what is typed and not saved. */
export async function keepUnsavedAction(input: UnsavedInput): Promise<Result<{ at: string }>> {
  return keep(input)
}

const drop = action(unsavedTarget, dropUnsaved)
/** Forgets it. */
export async function dropUnsavedAction(input: UnsavedTarget): Promise<Result<void>> {
  return drop(input)
}

const similar = action(similarInput, findSimilar)
/** Other RFCs and pieces of evidence that speak of the same. */
export async function similarAction(input: SimilarInput): Promise<Result<Similar>> {
  return similar(input)
}

const relate = action(relateInput, async (actor, { number, other }) => {
  await addLink(actor, number, { rel: 'related', number: other }, systemClock())
})
/** Links an RFC with another one as related. */
export async function relateAction(input: { number: number; other: number }): Promise<Result<void>> {
  return relate(input)
}

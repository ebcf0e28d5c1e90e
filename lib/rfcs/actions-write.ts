'use server'

import { systemClock } from '@/lib/core/clock'
import type { Result } from '@/lib/core/errors'
import { action } from '@/lib/server/action'
import { addLink } from './commands-links'
import { discardAutosave, saveAutosave } from './commands-autosave'
import { findSimilar, type Similar } from './queries-similar'
import {
  relateInput,
  similarInput,
  autosaveInput,
  autosaveTarget,
  type SimilarInput,
  type AutosaveInput,
  type AutosaveTarget,
} from './schema-write'

const keep = action(autosaveInput, (actor, input) => saveAutosave(actor, input, systemClock()))
/** Keeps what is typed and not saved. */
export async function saveAutosaveAction(input: AutosaveInput): Promise<Result<{ at: string }>> {
  return keep(input)
}

const drop = action(autosaveTarget, discardAutosave)
/** Forgets it. */
export async function discardAutosaveAction(input: AutosaveTarget): Promise<Result<void>> {
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

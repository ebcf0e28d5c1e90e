'use server'

import { revalidatePath } from 'next/cache'
import { systemClock } from '@/lib/core/clock'
import type { Result } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { action } from '@/lib/server/action'
import { compareItems } from './commands-comparisons'
import { comparisonInput } from './schema-prioritize'

const compare = action(comparisonInput, (actor, input) => compareItems(actor, input, systemClock()))
/** One answer of a pairwise comparison: the page then shows the next pair. */
export async function compareAction(_before: Result<unknown> | null, form: FormData): Promise<Result<unknown>> {
  const saved = await compare(form)
  if (saved.ok) revalidatePath(paths.roadmapCompare())
  return saved
}

'use server'

import { revalidatePath } from 'next/cache'
import { paths } from '@/lib/core/paths'
import type { Result } from '@/lib/core/errors'
import { action } from '@/lib/server/action'
import { mergeEvidence, tellApart, unmergeEvidence } from './commands-same'
import { apartForm, mergeEvidenceForm, unmergeEvidenceForm } from './schema-forms'

const refresh = () => revalidatePath(paths.evidence(), 'layout')

const merge = action(mergeEvidenceForm, async (actor, { keep, pieces }) => {
  await mergeEvidence(actor, keep, pieces)
  refresh()
})
export async function mergeEvidenceAction(input: { keep: string; pieces: string[] }): Promise<Result<void>> {
  return merge(input)
}

const unmerge = action(unmergeEvidenceForm, async (actor, { piece }) => {
  await unmergeEvidence(actor, piece)
  refresh()
})
export async function unmergeEvidenceAction(input: { piece: string }): Promise<Result<void>> {
  return unmerge(input)
}

const apart = action(apartForm, async (actor, { a, b, apart: isApart }) => {
  await tellApart(actor, a, b, isApart)
  refresh()
})
export async function apartAction(input: { a: string; b: string; apart: boolean }): Promise<Result<void>> {
  return apart(input)
}

'use server'

import type { Result } from '@/lib/core/errors'
import { claimPieces, releasePieces, triagePieces, untriagePieces } from '@/lib/evidence/commands-triage'
import type { TriageState } from '@/lib/evidence/schema-triage'
import { action } from '@/lib/server/action'
import { addEvidence, createInsight, removeEvidence } from './commands'
import { takeBackInsight } from './commands-desk'
import { suggestInsights } from './queries-desk'
import type { Stance, Suggestion } from './schema'
import { deskFileForm, deskNewForm, deskOpenForm, deskTriageForm, deskUndoForm } from './schema-forms'

const open = action(deskOpenForm, async (actor, { pieces }) => {
  const claimed = await claimPieces(actor, pieces)
  const found: Record<string, Suggestion[]> = {}
  for (const id of claimed) found[id] = await suggestInsights(actor, id)
  return found
})
/** Takes pieces for this person. Answers the insights that each may speak to; pieces that someone else has are not in it. */
export async function deskOpenAction(input: { pieces: string[] }): Promise<Result<Record<string, Suggestion[]>>> {
  return open(input)
}

const file = action(deskFileForm, async (actor, { insight, evidence, stance, together }) => {
  await addEvidence(actor, insight, { evidence: [{ id: evidence, stance }] })
  if (together.length > 0) await triagePieces(actor, together, 'read-together')
  await releasePieces(actor, [evidence])
})
export async function deskFileAction(input: {
  insight: string
  evidence: string
  stance: Stance
  together: string[]
}): Promise<Result<void>> {
  return file(input)
}

const make = action(deskNewForm, async (actor, { statement, evidence, together }) => {
  const { id } = await createInsight(actor, { statement, evidence: [{ id: evidence, stance: 'supports' }] })
  if (together.length > 0) await triagePieces(actor, together, 'read-together')
  await releasePieces(actor, [evidence])
  return id
})
export async function deskNewAction(input: {
  statement: string
  evidence: string
  together: string[]
}): Promise<Result<string>> {
  return make(input)
}

const triage = action(deskTriageForm, async (actor, { pieces, state }) => triagePieces(actor, pieces, state))
export async function deskTriageAction(input: { pieces: string[]; state: TriageState }): Promise<Result<void>> {
  return triage(input)
}

const undo = action(deskUndoForm, async (actor, { pieces, insight, made }) => {
  const [first] = pieces
  if (insight && made) await takeBackInsight(actor, insight, pieces)
  else if (insight) await removeEvidence(actor, insight, first!)
  await untriagePieces(actor, pieces)
})
/** Takes back what was done with a piece, and what it was read together with. */
export async function deskUndoAction(input: {
  pieces: string[]
  insight?: string
  made?: boolean
}): Promise<Result<void>> {
  return undo(input)
}

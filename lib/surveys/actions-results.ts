'use server'

import { systemClock } from '@/lib/core/clock'
import { action } from '@/lib/server/action'
import { commentToEvidence, quarantineComment, releaseComment, triageComment } from './commands-comments'
import { openResults, revokeShare, shareResults } from './commands-shares'
import { evidenceSchema, openResultsSchema, quarantineSchema, releaseSchema, revokeSchema, shareSchema, triageSchema } from './schema-comments'

export const triageCommentAction = action(triageSchema, (actor, input) => triageComment(actor, input))
export const quarantineCommentAction = action(quarantineSchema, (actor, input) => quarantineComment(actor, input, systemClock()))
export const releaseCommentAction = action(releaseSchema, (actor, input) => releaseComment(actor, input))
export const commentToEvidenceAction = action(evidenceSchema, (actor, input) => commentToEvidence(actor, input, systemClock()))
export const shareResultsAction = action(shareSchema, (actor, input) => shareResults(actor, input, systemClock()))
export const revokeShareAction = action(revokeSchema, (actor, input) => revokeShare(actor, input, systemClock()))
export const openResultsAction = action(openResultsSchema, (actor, input) => openResults(actor, input))

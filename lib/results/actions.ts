'use server'

import { systemClock } from '@/lib/core/clock'
import { action } from '@/lib/server/action'
import { addCommentTheme, changeComment, commentToEvidence, removeCommentTheme } from './commands-comments'
import { openResults, revokeShare, shareResults } from './commands-shares'
import {
  evidenceSchema,
  openResultsSchema,
  quarantineSchema,
  releaseSchema,
  revokeSchema,
  shareSchema,
  themeSchema,
  triageSchema,
  unthemeSchema,
} from './schema-comments'

export const triageCommentAction = action(triageSchema, (actor, input) => changeComment(actor, input, systemClock()))
export const quarantineCommentAction = action(quarantineSchema, (actor, { reason, ...at }) =>
  changeComment(actor, { ...at, quarantine: reason }, systemClock()),
)
export const releaseCommentAction = action(releaseSchema, (actor, input) =>
  changeComment(actor, { ...input, quarantine: null }, systemClock()),
)
export const addCommentThemeAction = action(themeSchema, (actor, input) => addCommentTheme(actor, input, systemClock()))
export const removeCommentThemeAction = action(unthemeSchema, (actor, input) => removeCommentTheme(actor, input))
export const commentToEvidenceAction = action(evidenceSchema, (actor, input) =>
  commentToEvidence(actor, input, systemClock()),
)
export const shareResultsAction = action(shareSchema, (actor, input) => shareResults(actor, input, systemClock()))
export const revokeShareAction = action(revokeSchema, (actor, input) => revokeShare(actor, input, systemClock()))
export const openResultsAction = action(openResultsSchema, (actor, input) => openResults(actor, input))

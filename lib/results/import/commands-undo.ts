import { authorize, type Actor } from '@/lib/core/actor'
import { audit } from '@/lib/server/audit'
import type { Tx } from '@/lib/server/db'
import type { ImportUndone } from '@/lib/server/room'
import { countImported, deleteImported, lockSurvey } from '@/lib/surveys/commands-record'

/**
 * Takes the rows of an import out of surveys that were here before, where none of them is counted: until then they are in no figure,
 * list or file. Once one is, all stay: figures with and without them, subtracted, would be what the rows say.
 */
export async function undoResponses(
  tx: Tx,
  actor: Actor,
  importId: string,
  surveyIds: readonly string[],
): Promise<ImportUndone> {
  authorize(actor, 'survey.write')
  const undone: ImportUndone = { removed: [], kept: [] }
  for (const id of [...surveyIds].sort()) {
    // Figures move in a transaction that holds the survey.
    const survey = await lockSurvey(tx, id, ['draft', 'open', 'closed'])
    if (!survey) continue
    const { brought, waiting } = await countImported(tx, id, importId)
    if (brought === 0 || waiting < brought) {
      const reason = 'The rows of this file stay in it: figures that were shown hold them.'
      undone.kept.push({ id, reason: `“${survey.title}”: ${reason}` })
      continue
    }
    await deleteImported(tx, id, importId)
    await audit(tx, actor, 'survey.import-responses-undone', { kind: 'survey', id }, { removed: brought })
    undone.removed.push(id)
  }
  return undone
}

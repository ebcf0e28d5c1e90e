import { paths } from '@/lib/core/paths'
import type { WordSearch } from '@/lib/core/text/word-search'
import type { Tx } from '@/lib/server/db'
import { remnantsIn } from '@/lib/server/remnants'
import type { Remnant } from '@/lib/server/room'
import { eachCommentText, eachRfcText, eachTemplateText, eachVersionText } from './repo-texts'

async function* rfcs(tx: Tx) {
  for await (const { id, number, authorText, ...fields } of eachRfcText(tx))
    yield { kind: 'RFC', id, href: paths.rfc(number), fields: { ...fields, authors: authorText } }
}

async function* versions(tx: Tx) {
  for await (const { rfcId, version, rfc, title, body, note } of eachVersionText(tx))
    yield {
      kind: 'RFC',
      id: rfcId,
      href: paths.rfcVersions(rfc.number, version > 1 ? { from: version - 1, to: version } : {}),
      fields: { [`version ${version}`]: [title, body, note] },
    }
}

async function* comments(tx: Tx) {
  for await (const { id, body, suggestion, overrideReason, edits, rfc, ...anchor } of eachCommentText(tx))
    yield {
      kind: 'RFC comment',
      id,
      href: paths.rfcComment(rfc.number, id),
      fields: { text: [body, suggestion], reason: overrideReason, edits, 'quoted words': anchor },
    }
}

async function* templates(tx: Tx) {
  for await (const { id, ...fields } of eachTemplateText(tx))
    yield { kind: 'RFC template', id, href: paths.rfcTemplates({ edit: id }), fields: { template: fields } }
}

/**
 * Which RFCs, versions, comments and templates hold words that were withdrawn, or a name. What somebody has drafted and not
 * sent is read by no one else, and is not looked into.
 */
export const listRemnants = async (tx: Tx, sought: WordSearch): Promise<Remnant[]> => [
  ...(await remnantsIn(rfcs(tx), sought)),
  ...(await remnantsIn(versions(tx), sought)),
  ...(await remnantsIn(comments(tx), sought)),
  ...(await remnantsIn(templates(tx), sought)),
]

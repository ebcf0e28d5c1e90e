import { paths } from '@/lib/core/paths'
import { surest, type Found, type WordSearch } from '@/lib/core/text/word-search'
import type { Tx } from '@/lib/server/db'
import { remnantsIn } from '@/lib/server/remnants'
import type { Remnant } from '@/lib/server/room'
import { eachBenchmarkText, eachCommentText, eachShareText } from './repo-texts'

/**
 * Comments that name somebody. They are told of by their survey, and never because they hold the words that were withdrawn:
 * who said something in a talk and wrote the same into a survey without names would be known as the author of that answer.
 */
async function namedInComments(tx: Tx, sought: WordSearch): Promise<Remnant[]> {
  const surveys = new Map<string, Found>()
  for await (const { surveyId, text, tags } of eachCommentText(tx)) {
    const found = surest([surveys.get(surveyId) ?? null, ...[text, ...tags].map(sought.names)])
    if (found) surveys.set(surveyId, found)
  }
  return [...surveys].map(([id, found]) => ({
    kind: 'survey',
    id,
    field: 'comments',
    href: paths.surveyComments(id),
    found,
  }))
}

async function* shares(tx: Tx) {
  for await (const { id, surveyId, label } of eachShareText(tx))
    yield { kind: 'shared results', id, href: paths.surveyShare(surveyId), fields: { label } }
}

async function* benchmarks(tx: Tx) {
  for await (const { id, ...fields } of eachBenchmarkText(tx))
    yield { kind: 'benchmark', id, href: paths.surveyBenchmarks(), fields }
}

/** Which texts of this room name somebody whose words were withdrawn, or hold the words. */
export const listRemnants = async (tx: Tx, sought: WordSearch): Promise<Remnant[]> => [
  ...(await namedInComments(tx, sought)),
  ...(await remnantsIn(shares(tx), sought)),
  ...(await remnantsIn(benchmarks(tx), sought)),
]

import { paths } from '@/lib/core/paths'
import type { WordSearch } from '@/lib/core/text/word-search'
import type { Tx } from '@/lib/server/db'
import { remnantsIn } from '@/lib/server/remnants'
import type { Remnant } from '@/lib/server/room'
import { eachSurveyText } from './repo-texts'

async function* texts(tx: Tx) {
  for await (const { id, askedBy, ...fields } of eachSurveyText(tx))
    yield { kind: 'survey', id, href: paths.survey(id), fields: { ...fields, 'asked by': askedBy } }
}

/** Which surveys hold words that were withdrawn, or a name, in what they ask and say. What was answered is the results room's. */
export const listRemnants = (tx: Tx, sought: WordSearch): Promise<Remnant[]> => remnantsIn(texts(tx), sought)

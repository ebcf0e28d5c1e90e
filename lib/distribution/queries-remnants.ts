import { paths } from '@/lib/core/paths'
import type { WordSearch } from '@/lib/core/text/word-search'
import type { Tx } from '@/lib/server/db'
import { remnantsIn } from '@/lib/server/remnants'
import type { Remnant } from '@/lib/server/room'
import { eachScheduleText } from './repo-texts'

async function* schedules(tx: Tx) {
  for await (const { id, ...fields } of eachScheduleText(tx))
    yield { kind: 'schedule', id, href: paths.surveySchedules(), fields }
}

/** Which schedules name a person, by an address in their audience. */
export const listRemnants = (tx: Tx, sought: WordSearch): Promise<Remnant[]> => remnantsIn(schedules(tx), sought)

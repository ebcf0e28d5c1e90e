import { paths } from '@/lib/core/paths'
import type { WordSearch } from '@/lib/core/text/word-search'
import type { Tx } from '@/lib/server/db'
import { remnantsIn } from '@/lib/server/remnants'
import type { Remnant } from '@/lib/server/room'
import { eachCapabilityText, eachKitText, eachMissionText } from './repo-texts'

async function* missions(tx: Tx) {
  for await (const { version, ...texts } of eachMissionText(tx))
    yield { kind: 'mission', id: String(version), href: paths.platform(), fields: { [`version ${version}`]: texts } }
}

async function* capabilities(tx: Tx) {
  for await (const { id, ownerRef, ...fields } of eachCapabilityText(tx))
    yield { kind: 'capability', id, href: paths.capability(id), fields: { ...fields, owner: ownerRef } }
}

async function* kits(tx: Tx) {
  for await (const { capabilityId: id, ...fields } of eachKitText(tx))
    yield { kind: 'kit', id, href: paths.capabilityKit(id), fields }
}

/** Which texts of this room hold words that were withdrawn, or a name: what a person must rewrite. */
export const listRemnants = async (tx: Tx, sought: WordSearch): Promise<Remnant[]> => [
  ...(await remnantsIn(missions(tx), sought)),
  ...(await remnantsIn(capabilities(tx), sought)),
  ...(await remnantsIn(kits(tx), sought)),
]

import { embeddedFields, endOf, endWords } from './rules-qualtrics-ending'
import {
  block as blockSchema,
  blocks as blocksSchema,
  flow as flowSchema,
  type QualtricsBlock,
  type QualtricsFlow,
} from './schema-qualtrics'

/** One block where the flow comes to it, with the conditions of the branches it stands in. */
export interface Station {
  block: QualtricsBlock
  branches: unknown[]
}
/** From this station on, nobody goes on for whom these conditions hold: a branch that ends the survey. */
export interface Ending {
  after: number
  branches: unknown[]
}

const NOT_KEPT: Record<string, string> = {
  EmbeddedData: 'Embedded data',
  WebService: 'A web service',
  Quota: 'A quota',
  Authenticator: 'An authenticator',
  TableOfContents: 'A table of contents',
  ReferenceSurvey: 'A survey within the survey',
  SupplementalData: 'Supplemental data',
  Conjoint: 'A conjoint analysis',
}

const DEEPEST = 50
const MOST_NAMES = 12

const listed = (names: readonly string[]): string =>
  names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '')

/**
 * What a randomizer of the flow did: each respondent was shown some of its parts only, where it says a smaller number than it has parts,
 * else all of them in an order of their own.
 */
function randomized(part: QualtricsFlow, names: readonly string[]): string {
  const shown = Number(part.SubSet)
  const which = names.length > 0 ? ` (${listed(names)})` : ''
  return Number.isInteger(shown) && shown > 0 && shown < part.Flow.length
    ? `Each respondent was asked ${shown} of ${part.Flow.length} parts of the survey's flow${which}, drawn at random: ` +
        'all of them are asked of everybody here'
    : `A random order of blocks in the survey's flow is not kept${which}`
}

/** The blocks of a file in the order of its flow, without those in the bin; and what of the flow has no counterpart. */
export function stationsOf(
  blockPayload: unknown,
  flowPayload: unknown,
): { stations: Station[]; endings: Ending[]; lost: string[]; unused: string[]; last: ReturnType<typeof endOf> } {
  const list = blocksSchema.safeParse(blockPayload)
  const blocks = (list.success ? list.data : []).flatMap((item) => {
    const read = blockSchema.safeParse(item)
    return read.success ? [read.data] : []
  })
  const byId = new Map(blocks.map((block) => [block.ID, block]))
  const stations: Station[] = []
  const endings: Ending[] = []
  const lost: string[] = []
  const used = new Set<string>()
  let last: ReturnType<typeof endOf> = null
  const walk = (parts: readonly QualtricsFlow[], branches: unknown[], depth: number): void => {
    if (depth > DEEPEST) return
    for (const part of parts) {
      const block = byId.get(part.ID ?? '')
      if (part.Type === 'EndSurvey') {
        const own = endOf(part)
        if (branches.length > 0) {
          endings.push({ after: stations.length, branches })
          if (own) lost.push(`An end for some respondents is not kept as it was: ${endWords(own)}`)
        } else last = own ?? last
      } else if (part.Type === 'Branch') walk(part.Flow, [...branches, part.BranchLogic], depth + 1)
      else if (block && block.Type !== 'Trash') {
        if (used.has(block.ID)) lost.push(`The block “${block.Description}” comes more than once; it is asked once`)
        else stations.push({ block, branches })
        used.add(block.ID)
      } else {
        const what = NOT_KEPT[part.Type]
        const fields = embeddedFields(part)
        if (/randomizer$/i.test(part.Type))
          lost.push(
            randomized(
              part,
              part.Flow.flatMap(({ ID, Description }) => {
                const name = byId.get(ID ?? '')?.Description || Description
                return name ? [`“${name}”`] : []
              }),
            ),
          )
        else if (what)
          lost.push(`${what} in the survey's flow is not kept${fields.length > 0 ? `: ${listed(fields)}` : ''}`)
        walk(part.Flow, branches, depth + 1)
      }
    }
  }
  const flow = flowSchema.safeParse(flowPayload)
  if (flow.success) walk(flow.data.Flow, [], 0)
  // A file without a flow asks its blocks one after the other.
  if (stations.length === 0)
    for (const block of blocks) if (block.Type !== 'Trash') stations.push({ block, branches: [] })
  const asked = new Set(stations.map((station) => station.block.ID))
  const unused = blocks
    .filter((block) => !asked.has(block.ID))
    .flatMap((block) => block.BlockElements.flatMap((element) => element.QuestionID ?? []))
  return { stations, endings, lost, unused, last }
}

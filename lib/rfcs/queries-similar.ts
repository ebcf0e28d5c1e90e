import { authorize, can, type Actor } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import { beginning } from '@/lib/core/text/excerpt'
import { listEvidence } from '@/lib/evidence/queries'
import type { Evidence } from '@/lib/evidence/schema'
import { noFilter } from './rules-filter'
import { listRfcs } from './repo-list'
import { countAll, stemsOf, termsOf } from './repo-similar'
import { alike, likeness, mostTelling, tellingWords } from './rules-similar'
import type { RfcStatus } from './schema'
import type { SimilarInput } from './schema-write'

export type SimilarRfc = { number: number; title: string; status: RfcStatus }
export type Similar = { rfcs: SimilarRfc[]; evidence: Pick<Evidence, 'id' | 'text' | 'rung' | 'team' | 'source'>[] }

const shownRfcs = 5
/** Of the RFCs that say any of the words, how many of the likeliest are compared. */
const compared = 60
const shownPieces = 5
/** Of what was heard with any of the words, how many of the newest are weighed. */
const weighed = 120

/** What is like the proposal that somebody is writing: other RFCs, and what developers said, as far as this reader may see both. */
export async function findSimilar(actor: Actor, { title, problem, number }: SimilarInput): Promise<Similar> {
  authorize(actor, 'rfc.read')
  const words = tellingWords(title, problem)
  if (words.length === 0) return { rfcs: [], evidence: [] }
  const any = words.map((word) => `"${word}"`).join(' or ')
  const [rfcs, heard] = await Promise.all([
    similarRfcs(words, any, number),
    can(actor, 'evidence.read') ? listEvidence(actor, { q: any.slice(0, 300), limit: weighed }) : { data: [] },
  ])
  const told = new Set<string>(
    [...rfcs.map((row) => row.number), ...(number === undefined ? [] : [number])].map((known) => paths.rfc(known)),
  )
  // An RFC is a piece of evidence too; it is listed once.
  const said = heard.data.filter((piece) => !told.has(piece.href ?? ''))
  return {
    rfcs,
    evidence: mostTelling(said, (piece) => piece.text, words, shownPieces).map(({ id, text, rung, team, source }) => ({
      id,
      text: beginning(text, 280),
      rung,
      team,
      source,
    })),
  }
}

/** RFCs that are about the same, the likest first; none rather than some that share a word by chance. */
async function similarRfcs(words: string[], any: string, number: number | undefined): Promise<SimilarRfc[]> {
  const [rows, terms, all] = await Promise.all([
    listRfcs({ filter: { ...noFilter, words: any }, sort: 'relevance', limit: compared }),
    termsOf(words),
    countAll(),
  ])
  const others = rows.filter((row) => row.number !== number)
  const stems = await stemsOf(others.map((row) => row.number))
  return others
    .flatMap(({ number: own, title, status }) => {
      const text = stems.get(own)
      return text ? [{ number: own, title, status, score: likeness(terms, all, text) }] : []
    })
    .filter(({ score }) => score >= alike)
    .sort((a, b) => b.score - a.score)
    .slice(0, shownRfcs)
    .map(({ score: _, ...rfc }) => rfc)
}

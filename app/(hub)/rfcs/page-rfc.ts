import { cache } from 'react'
import { notFound, redirect } from 'next/navigation'
import { paths } from '@/lib/core/paths'
import { getMissionLine } from '@/lib/catalog/queries-mission'
import { can, type Actor } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { listEvidenceByIds } from '@/lib/evidence/queries'
import { findVersions, getRfc, getText, getVersion, type RfcText } from '@/lib/rfcs/queries'
import { getNamed } from '@/lib/rfcs/queries-approvals'
import { findByFile } from '@/lib/rfcs/queries-files'
import { editsOfComment, getDiscussion, myDrafts, type AskedDiscussion } from '@/lib/rfcs/queries-discuss'
import { followState } from '@/lib/rfcs/queries-follow'
import { getLinks } from '@/lib/rfcs/queries-links'
import { getReferences } from '@/lib/rfcs/queries-references'
import { renderDocument } from '@/lib/rfcs/rules-document'
import { mentionedEvidence } from '@/lib/rfcs/rules-evidence-links'
import { rfcNumber, versionNumber } from '@/lib/rfcs/schema'
import type { RfcView } from '@/lib/rfcs/presenter'
import { itemsOfRfc } from '@/lib/roadmap/queries-rfc'

const orNotFound = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}

/** The RFC of a page's address with its text, the same for the page's title and its body; the 404 page where there is none. */
export const pageText = cache(async (actor: Actor, raw: string): Promise<RfcText> => {
  const number = rfcNumber.safeParse(raw)
  if (number.success) return orNotFound(getText(actor, number.data))
  // A relative link of an imported text ("0009-other.md") leads to the RFC that came from that file.
  const named = await findByFile(actor, raw)
  return named === null ? notFound() : redirect(paths.rfc(named))
})

/** The same with what stands in its way and who has spoken for it. */
export const pageRfc = async (actor: Actor, raw: string): Promise<RfcView> => {
  const { number } = await pageText(actor, raw)
  return orNotFound(getRfc(actor, number))
}

/** A version asked for in a page's address, with its text; the 404 page where there is none. */
export const pageVersion = (actor: Actor, rfc: { number: number }, raw: string) => {
  const version = versionNumber.safeParse(raw)
  return version.success ? orNotFound(getVersion(actor, rfc.number, version.data)) : notFound()
}

/**
 * What the page of an RFC shows, asked for in one turn and so in one statement (`readTogether`); what each asks after that goes
 * together again.
 */
export async function pageParts(
  actor: Actor,
  current: RfcText,
  text: Pick<RfcText, 'body' | 'format'>,
  view: AskedDiscussion & { past: string | null },
  now: Date,
) {
  const { number } = current
  const [rfc, discussion, versions, pieces, drafts, past, follows, graph, items, named, shownAs, mission] =
    await Promise.all([
      getRfc(actor, number),
      getDiscussion(actor, number, view),
      findVersions(actor, number, { limit: 50 }),
      listEvidenceByIds(actor, mentionedEvidence(text.body)),
      can(actor, 'rfc.comment') ? myDrafts(actor, number) : [],
      view.past ? pageEdits(actor, number, view.past) : null,
      followState(actor, current),
      getLinks(actor, number),
      itemsOfRfc(actor, number),
      getNamed(actor, number),
      getReferences(actor, number, [renderDocument(text).html]),
      getMissionLine(actor, now),
    ])
  return { rfc, discussion, versions, pieces, drafts, past, follows, graph, items, named, shownAs, mission }
}

/** What a comment said before its edits, as a page's address asks for it; nothing where there is no such comment. */
export const pageEdits = async (actor: Actor, number: number, id: string) => {
  try {
    return { id, edits: await editsOfComment(actor, number, id) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}

import { cache } from 'react'
import { notFound, redirect } from 'next/navigation'
import { paths } from '@/lib/core/paths'
import type { Actor } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { getRfc, getText, getVersion, type RfcText } from '@/lib/rfcs/queries'
import { findByFile } from '@/lib/rfcs/queries-files'
import { editsOfComment } from '@/lib/rfcs/queries-discuss'
import { rfcNumber, versionNumber } from '@/lib/rfcs/schema'
import type { RfcView } from '@/lib/rfcs/presenter'

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

/** What a comment said before its edits, as a page's address asks for it; nothing where there is no such comment. */
export const pageEdits = async (actor: Actor, number: number, id: string) => {
  try {
    return { id, edits: await editsOfComment(actor, number, id) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}

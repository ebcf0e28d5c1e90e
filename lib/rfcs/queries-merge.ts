import { authorize, type Actor } from '@/lib/core/actor'
import { linesAs } from './rules-lines'
import { markedText, merge3, mergedText, type MergePart } from '@/lib/core/text/merge'
import { authorView } from './presenter'
import { requireRfc } from './queries'
import { peopleById, versionOf } from './repo'
import type { PatchRfc } from './schema'
import type { Rfc } from './schema-rows'

type Edit = Pick<PatchRfc, 'title' | 'body' | 'baseVersion'>

export type TextMerge = {
  /** What both changed differently: places of the text, and the title. */
  clashes: number
  title: { text: string; theirs: string; clash: boolean }
  parts: MergePart[]
  /** The merged text; with the clashes marked in it where there are any. Its line ends are those of the current version. */
  body: string
}

/** An edit of an older version together with what was saved since; null where there is no such version. */
export async function mergeOnto(rfc: Rfc, edit: Edit): Promise<TextMerge | null> {
  const base = edit.baseVersion < rfc.version ? await versionOf(rfc.id, edit.baseVersion) : null
  if (!base) return null
  const { parts, clashes } = merge3(base.body, rfc.body, edit.body ?? base.body)
  const mine = edit.title ?? base.title
  const clash = mine !== base.title && rfc.title !== base.title && mine !== rfc.title
  const merged =
    clashes === 0 ? mergedText(parts, []) : markedText(parts, { theirs: `version ${rfc.version}`, mine: 'your edit' })
  return {
    clashes: clashes + Number(clash),
    parts,
    body: linesAs(rfc.body, merged),
    title: { text: mine === base.title ? rfc.title : mine, theirs: rfc.title, clash },
  }
}

/** What stands now, who saved it, and how an edit of an older version goes together with it. */
export async function mergeView(actor: Actor, number: number, edit: Edit) {
  authorize(actor, 'rfc.read')
  const rfc = await requireRfc(number)
  const [merge, newest] = await Promise.all([mergeOnto(rfc, edit), versionOf(rfc.id, rfc.version)])
  const people = await peopleById([newest?.authorId ?? null])
  return {
    title: rfc.title,
    body: rfc.body,
    version: rfc.version,
    by: authorView(newest?.authorId ?? null, null, people).name,
    merge,
  }
}
export type Theirs = Awaited<ReturnType<typeof mergeView>>

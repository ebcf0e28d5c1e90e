import { createHash } from 'node:crypto'
import { absolute, apiPaths, paths } from '@/lib/core/paths'
import { atom, type AtomEntry } from '@/lib/core/text/atom'
import { excerpt } from '@/lib/core/text/excerpt'
import { escapeHtml } from '@/lib/core/text/escape'
import { renderMarkdown } from '@/lib/core/text/markdown'
import type { findVersions } from './queries'
import { STATUS_LABELS } from './presenter-labels'
import type { CommentView, RfcListView, RfcView } from './presenter'

type VersionView = Awaited<ReturnType<typeof findVersions>>['data'][number]

/** A permanent name of something that has no id of its own. */
const urn = (name: string) => {
  const hex = createHash('sha256').update(name).digest('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** RFCs as they change, the last one first: an entry an RFC, which is new again with each change. */
export const listFeed = (rfcs: readonly RfcListView[], label: string | undefined, base: string, now: Date): string =>
  atom(
    {
      id: `${absolute(base, paths.rfcs())}${label ? `#${encodeURIComponent(label)}` : ''}`,
      title: label ? `RFCs labelled ${label}` : 'RFCs',
      updated: rfcs[0]?.updatedAt ?? now.toISOString(),
      self: absolute(base, apiPaths.rfcsFeed({ label })),
      alternate: absolute(base, paths.rfcs({ q: label && `label:${label}` })),
      entries: rfcs.map((rfc) => ({
        id: urn(`rfc ${rfc.number}`),
        title: `RFC ${rfc.number}: ${rfc.title}`,
        link: absolute(base, paths.rfc(rfc.number)),
        published: rfc.createdAt,
        updated: rfc.updatedAt,
        author: rfc.author.name || undefined,
        category: rfc.status,
        html: `<p>${escapeHtml(`${STATUS_LABELS[rfc.status]}, version ${rfc.version}, ${rfc.comments} comments.`)}</p>`,
      })),
    },
    base,
  )

/** What happens in one RFC: its versions, what is said, and the decision; the last first. */
export function rfcFeed(
  rfc: RfcView,
  comments: readonly CommentView[],
  versions: readonly VersionView[],
  base: string,
): string {
  const link = absolute(base, paths.rfc(rfc.number))
  const entries: AtomEntry[] = [
    ...comments.map((comment) => ({
      id: `urn:uuid:${comment.id}`,
      title: `${comment.author.name}: ${excerpt(comment.body, 80)}`,
      link: absolute(base, paths.rfcComment(rfc.number, comment.id)),
      published: comment.createdAt,
      updated: comment.editedAt ?? comment.createdAt,
      author: comment.author.name,
      category: comment.kind,
      // As on the page: a heading within it has the same address.
      html: renderMarkdown(comment.body, { idPrefix: `c-${comment.id}-` }),
    })),
    ...versions.map((version) => ({
      id: urn(`rfc ${rfc.number} version ${version.version}`),
      title: `Version ${version.version}${version.suggestedBy ? `, in words of ${version.suggestedBy.name}` : ''}`,
      link:
        version.version > 1
          ? absolute(base, paths.rfcVersions(rfc.number, { from: version.version - 1, to: version.version }))
          : link,
      published: version.createdAt,
      updated: version.createdAt,
      author: version.author.name || undefined,
      category: 'version',
      html: `<p>${escapeHtml(version.note ?? (version.material ? 'Substantive change.' : 'The same words: layout or punctuation.'))}</p>`,
    })),
    ...(rfc.decision
      ? [
          {
            id: urn(`rfc ${rfc.number} decision ${rfc.decision.at}`),
            title: `${STATUS_LABELS[rfc.decision.outcome]} by ${rfc.decision.by}`,
            link,
            published: rfc.decision.at,
            updated: rfc.decision.at,
            author: rfc.decision.by,
            category: 'decision',
            html: renderMarkdown(rfc.decision.rationale),
          },
        ]
      : []),
  ].sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0))
  return atom(
    {
      id: link,
      title: `RFC ${rfc.number}: ${rfc.title}`,
      updated: entries[0]?.updated ?? rfc.updatedAt,
      self: absolute(base, apiPaths.rfcFeed(rfc.number)),
      alternate: link,
      entries,
    },
    base,
  )
}

import { absolute, apiPaths, paths } from '@/lib/core/paths'
import { atom } from '@/lib/core/text/atom'
import { renderMarkdown } from '@/lib/core/text/markdown'
import type { Update } from './schema'

/**
 * Published updates as an Atom feed.
 * @param base the hub's address, without a slash at its end
 */
export const atomFeed = (updates: readonly Update[], base: string, now: Date): string =>
  atom(
    {
      id: absolute(base, paths.updates()),
      title: 'Soundings: what became of what you said',
      updated: updates[0]?.publishedAt ?? now.toISOString(),
      self: absolute(base, apiPaths.updatesFeed()),
      alternate: absolute(base, paths.updates()),
      entries: updates.map((update) => ({
        id: `urn:uuid:${update.id}`,
        title: update.title,
        link: absolute(base, paths.update(update.id)),
        published: update.publishedAt,
        updated: update.publishedAt,
        category: update.audience,
        html: renderMarkdown(update.body),
      })),
    },
    base,
  )

import { memoize } from '@/lib/core/memoize'
import { sha256 } from '@/lib/server/hash'
import { markRanges, type Range } from './rules-marks'

const kept = memoize<{ id: string; html: string }>(8_000_000, (key, { html }) => key.length + html.length)

/** A rendered text with its marks, remembered until a comment comes or moves; `id` is a hash of exactly this. */
export const marked = (html: string, ranges: readonly Range[]): { id: string; html: string } =>
  kept(`${JSON.stringify(ranges)}${html}`, () => {
    const text = markRanges(html, ranges)
    return { id: sha256(text), html: text }
  })

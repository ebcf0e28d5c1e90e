import { shortened } from '@/lib/core/text/excerpt'

/** So much of what was said before a statement is shown with it. */
const BEFORE = 60

/**
 * What somebody said, with the statement that is meant set off from the rest of it.
 * @param most so many characters are shown, where a list shows some lines
 */
export function Statement({
  text,
  part,
  most = Infinity,
}: {
  text: string
  part: { from: number; to: number } | null
  most?: number
}) {
  if (!part) return shortened(text, most)
  const before = text.slice(0, part.from)
  // From the beginning of a word on.
  const near = before.length > BEFORE ? `… ${before.slice(-BEFORE).replace(/^\S*\s+/, '')}` : before
  return (
    <>
      {near}
      <mark className="bg-transparent font-medium text-ink">{shortened(text.slice(part.from, part.to), most)}</mark>
      {shortened(text.slice(part.to), Math.max(1, most - (part.to - part.from)))}
    </>
  )
}

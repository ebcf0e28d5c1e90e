/** So much of what was said before a statement is shown with it. */
const BEFORE = 60

/** What somebody said, with the statement that is meant set off from the rest of it. */
export function Statement({ text, part }: { text: string; part: { from: number; to: number } | null }) {
  if (!part) return text
  const before = text.slice(0, part.from)
  // From the beginning of a word on.
  const near = before.length > BEFORE ? `… ${before.slice(-BEFORE).replace(/^\S*\s+/, '')}` : before
  return (
    <>
      {near}
      <mark className="bg-transparent font-medium text-ink">{text.slice(part.from, part.to)}</mark>
      {text.slice(part.to)}
    </>
  )
}

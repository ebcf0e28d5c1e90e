/** Lines of a text from one on, up to before another, counted from 0; and how they stood when somebody began to edit them. */
export interface EditedPart {
  from: number
  to: number
  was: string
}

/**
 * A part of a text for editing: the lines from `first` on, up to before `next`, counted from 1 as a reader counts them.
 * The lines before the first part belong to it, and those after the last one to that.
 */
export function editedPart(body: string, first: number, next: number | undefined): EditedPart {
  const lines = body.split('\n')
  const from = first - 1
  const to = next === undefined ? lines.length : next - 1
  return { from, to, was: lines.slice(from, to).join('\n') }
}

/** The text with a part of it written anew; null where these lines are not as they were. */
export function withPart(body: string, { from, to, was }: EditedPart, text: string): string | null {
  const lines = body.split('\n')
  if (lines.slice(from, to).join('\n') !== was) return null
  return [...lines.slice(0, from), text, ...lines.slice(to)].join('\n')
}

/** The same part in a text that was edited elsewhere since: where its lines stand now; null unless they stand there once. */
export function partIn(body: string, { from, to, was }: EditedPart): EditedPart | null {
  const lines = body.split('\n')
  const size = to - from
  const places = lines.flatMap((_, at) =>
    at + size <= lines.length && lines.slice(at, at + size).join('\n') === was ? [at] : [],
  )
  const [at, ...others] = places
  return at === undefined || others.length > 0 ? null : { from: at, to: at + size, was }
}

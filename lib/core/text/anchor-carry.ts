import { locate, type Anchor, type Located } from './anchor'
import { transferAnchor } from './anchor-transfer'

/** Where an anchor made on `before` is in `after`; it is looked for in `before` first. */
export function carry(before: string, after: string, anchor: Anchor): Located {
  const then = locate(before, anchor)
  return then.state === 'outdated' ? locate(after, anchor) : transferAnchor([{ text: before }, { text: after }], then)
}

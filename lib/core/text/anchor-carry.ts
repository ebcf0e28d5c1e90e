import { locate, type Anchor, type Located } from './anchor'
import { TextTransfer } from './anchor-transfer'

/** Where anchors made on `before` are in `after`: the two are compared once; each anchor is looked for in `before` first. */
export function carrier(before: string, after: string): (anchor: Anchor) => Located {
  const transfer = new TextTransfer({ text: before }, { text: after })
  return (anchor) => {
    const then = locate(before, anchor)
    return then.state === 'outdated' ? locate(after, anchor) : transfer.find(then)
  }
}

/** As `carrier`, for one anchor. */
export const carry = (before: string, after: string, anchor: Anchor): Located => carrier(before, after)(anchor)

export type Selected = { quote: string; offset: number; rect: DOMRect }

const within = (node: Node | null, selector: string): HTMLElement | null =>
  (node instanceof HTMLElement ? node : node?.parentElement)?.closest<HTMLElement>(selector) ?? null

/** Keeps a selection inside the turn where it begins: what two people said is two highlights. */
function clipped(range: Range, turn: HTMLElement): Range {
  const cut = range.cloneRange()
  if (!turn.contains(range.endContainer)) {
    const last = [...turn.querySelectorAll('[data-offset]')].at(-1)
    if (last) cut.setEndAfter(last)
  }
  return cut
}

/** The words selected in the transcript, with where they stand in its text; null where none are. */
export function selectedWords(root: HTMLElement): Selected | null {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const whole = selection.getRangeAt(0)
  const turn = within(whole.startContainer, '[data-turn]')
  if (!turn || !root.contains(turn)) return null
  const range = clipped(whole, turn)
  const run = within(range.startContainer, '[data-offset]') ?? turn.querySelector<HTMLElement>('[data-offset]')
  const quote = [...turn.querySelectorAll<HTMLElement>('p:has([data-offset])')]
    .filter((line) => range.intersectsNode(line))
    .map((line) => {
      const part = document.createRange()
      part.selectNodeContents(line)
      if (line.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset)
      if (line.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset)
      return part.toString()
    })
    .join('\n\n')
    .trim()
  if (!run || quote.length < 2) return null
  const inside = run.contains(range.startContainer) ? range.startOffset : 0
  return { quote, offset: Number(run.dataset.offset) + inside, rect: range.getBoundingClientRect() }
}

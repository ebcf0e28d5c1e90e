/** Selected words, where they stand in the session's text, a little of what stands around them, and where they are on the page. */
export type Selected = { quote: string; prefix: string; suffix: string; offset: number; box: DOMRect; range: Range }

const context = 48
const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement)

/** Keeps a selection inside the turn where it begins: what two people said is two highlights. */
function clipped(whole: Range, turn: Element): Range {
  const range = whole.cloneRange()
  const last = [...turn.querySelectorAll('[data-line]')].at(-1)
  if (!turn.contains(range.endContainer) && last) range.setEnd(last, last.childNodes.length)
  return toWords(range)
}

const LETTER = /[\p{L}\p{N}]/u
/** Whether there is a letter on both sides of a place in a text. */
const cuts = (text: string, at: number): boolean => LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at))

/** Whole words are meant where a selection begins or ends within one: "n day one" is no quote. */
function toWords(range: Range): Range {
  const { startContainer: first, endContainer: last } = range
  let [from, to] = [range.startOffset, range.endOffset]
  if (first instanceof Text) while (cuts(first.data, from)) from -= 1
  if (last instanceof Text) while (cuts(last.data, to)) to += 1
  range.setStart(first, from)
  range.setEnd(last, to)
  return range
}

/** The part of a line that a range covers, and how many characters of the line stand before it. */
function partOf(line: Element, range: Range): { text: string; before: number } {
  const part = document.createRange()
  part.selectNodeContents(line)
  const before = part.cloneRange()
  if (line.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset)
  if (line.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset)
  before.setEnd(part.startContainer, part.startOffset)
  return { text: part.toString(), before: before.toString().length }
}

/** The words selected in the transcript; null where there are none. */
export function selectedWords(root: HTMLElement): Selected | null {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const whole = selection.getRangeAt(0)
  const turn = elementOf(whole.startContainer)?.closest('[data-turn]')
  if (!turn || !root.contains(turn)) return null
  const range = clipped(whole, turn)
  const parts = [...turn.querySelectorAll('[data-line]')]
    .filter((line) => range.intersectsNode(line))
    .map((line) => ({ line, ...partOf(line, range) }))
    .filter((part) => part.text.trim() !== '')
  const [first, last] = [parts[0], parts.at(-1)]
  const start = first?.line.querySelector<HTMLElement>('[data-offset]')?.dataset.offset
  if (!first || !last || start === undefined) return null
  // A double click takes the space after the word along; the words are meant.
  const quote = parts
    .map((part) => part.text)
    .join('\n\n')
    .trim()
  const skipped = first.text.length - first.text.trimStart().length
  const text = first.line.textContent ?? ''
  const at = first.before + skipped
  const after = (last.line.textContent ?? '').slice(last.before + last.text.trimEnd().length)
  if (quote.length < 2 || quote.length > 4000) return null
  return {
    quote,
    prefix: text.slice(Math.max(0, at - context), at),
    suffix: after.slice(0, context),
    offset: Number(start) + at,
    range,
    box: range.getBoundingClientRect(),
  }
}

/** Selects everything said in a turn. */
export function selectTurn(turn: Element): void {
  const lines = turn.querySelectorAll('[data-line]')
  const [first, last] = [lines[0], lines[lines.length - 1]]
  if (!first || !last) return
  document.getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length)
}

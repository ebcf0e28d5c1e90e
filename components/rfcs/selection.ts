import type { Quoted } from './comment-form'

const context = 48

/** The words selected inside an element, with a little of what stands around them, and where the selection ends on the page. */
export const selectedIn = (element: HTMLElement): (Quoted & { top: number; left: number }) | null => {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!element.contains(range.commonAncestorContainer)) return null
  const before = document.createRange()
  before.selectNodeContents(element)
  before.setEnd(range.startContainer, range.startOffset)
  const text = element.textContent ?? ''
  // A double click takes the space after the word along; the words are meant.
  const raw = range.toString()
  const start = before.toString().length + (raw.length - raw.trimStart().length)
  const quote = raw.trim()
  if (quote === '' || quote.length > 4000) return null
  const end = start + quote.length
  const box = range.getBoundingClientRect()
  return {
    quote,
    prefix: text.slice(Math.max(0, start - context), start),
    suffix: text.slice(end, end + context),
    start,
    top: box.bottom,
    left: box.left,
  }
}

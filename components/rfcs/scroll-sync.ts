import type { EditorView } from '@codemirror/view'

/** Heights of the same places in two scrolled boxes, from top to bottom. */
type Stop = { from: number; to: number }

/** Where a height of one box is in the other: between two stops in proportion. */
export const across = (stops: readonly Stop[], height: number): number => {
  const next = stops.findIndex((stop) => stop.from > height)
  if (next < 0) return stops.at(-1)?.to ?? 0
  const above = stops[next - 1] ?? { from: 0, to: 0 }
  const below = stops[next]!
  const share = below.from === above.from ? 0 : (height - above.from) / (below.from - above.from)
  return above.to + share * (below.to - above.to)
}

/** Where the headings are in the source; lines in fenced code are none. */
export const headingOffsets = (source: string): number[] => {
  const offsets: number[] = []
  let fenced = false
  let at = 0
  for (const line of source.split('\n')) {
    if (/^ {0,3}(```|~~~)/.test(line)) fenced = !fenced
    else if (!fenced && /^ {0,3}#{1,6}\s+\S/.test(line)) offsets.push(at)
    at += line.length + 1
  }
  return offsets
}

const stopsOf = (view: EditorView, preview: HTMLElement): Stop[] => {
  const headings = [
    ...preview.querySelectorAll<HTMLElement>('.prose :is(h1, h2, h3, h4, h5, h6):not([id$="footnote-label"])'),
  ]
  const offsets = headingOffsets(view.state.doc.toString())
  const top = preview.getBoundingClientRect().top - preview.scrollTop
  // Where the two do not agree on what is a heading, in proportion from top to bottom.
  const paired = headings.length === offsets.length ? offsets : []
  return [
    { from: 0, to: 0 },
    ...paired.map((offset, index) => ({
      from: view.lineBlockAt(offset).top,
      to: (headings[index]?.getBoundingClientRect().top ?? 0) - top,
    })),
    { from: view.contentHeight, to: preview.scrollHeight },
  ]
}

/** Keeps the preview at what is at the top of the editor, as it scrolls. @returns how to stop */
export const followScroll = (view: EditorView, preview: HTMLElement): (() => void) => {
  let frame = 0
  const follow = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => {
      const { scrollTop, scrollHeight, clientHeight } = view.scrollDOM
      preview.scrollTop =
        scrollTop + clientHeight >= scrollHeight - 2 ? preview.scrollHeight : across(stopsOf(view, preview), scrollTop)
    })
  }
  view.scrollDOM.addEventListener('scroll', follow, { passive: true })
  follow()
  return () => {
    cancelAnimationFrame(frame)
    view.scrollDOM.removeEventListener('scroll', follow)
  }
}

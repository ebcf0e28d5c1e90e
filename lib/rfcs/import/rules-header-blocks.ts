import { keyOf, type Entry } from './rules-header'
import type { Line } from './rules-text'

// A header as mail has it: at the top (REP), in a block of code (CAP, Markdown BIPs) or indented by four blanks (EEP).

const KEY = /^(\s*)([A-Za-z][\w ()-]{0,40}?)\s*:(?!\/\/)\s*(.*)$/
/** A header has at least so many lines with a key. */
const FEWEST = 3

/** The lines that may be such a header: in the first block of code, indented, or from the first line to the next blank one. */
function blockOf(lines: readonly Line[]): readonly Line[] {
  const start = lines.findIndex(({ text }) => !/^\uFEFF?\s*$/.test(text) && !/^#{1,3}\s/.test(text))
  const text = lines[start]?.text.replace(/^\uFEFF/, '') ?? ''
  if (start < 0 || start > 10) return []
  const fence = /^(```+|~~~+)\s*\w*\s*$/.exec(text)?.[1]
  if (fence) {
    const end = lines.findIndex((line, index) => index > start && line.text.startsWith(fence))
    return end < 0 ? [] : lines.slice(start + 1, end)
  }
  const isIndented = /^(?: {4}|\t)\S/.test(text)
  if (!isIndented && !/^[A-Z][\w-]*:\s+\S/.test(text)) return []
  const end = lines.findIndex(
    (line, index) => index > start && (line.text.trim() === '' || (isIndented && !/^(?: {4}|\t)/.test(line.text))),
  )
  return lines.slice(start, end < 0 ? undefined : end)
}

/** The entries of a header as mail has it; none where the text begins with something else. */
export function preambleEntries(lines: readonly Line[]): Entry[] {
  const entries: Entry[] = []
  let indent = 0
  let open: Entry | null = null
  for (const { text, number } of blockOf(lines)) {
    const [, blanks = '', name, value = ''] = KEY.exec(text.replace(/^\uFEFF/, '')) ?? []
    if (entries.length === 0) indent = blanks.length
    // Under a key without a value there may be keys of its own ("Working Group:", "Owner: …"); else what is deeper goes on with a value.
    if (name && (blanks.length <= indent || open?.value === '')) {
      const entry = { key: keyOf(name), name, value: value.trim(), line: number }
      entries.push(entry)
      if (blanks.length <= indent) open = entry
    } else if (name && open && entries.at(-1) !== open) {
      entries.push({ key: keyOf(name), name, value: value.trim(), line: number })
    } else if (entries.length > 0) {
      const last = entries.at(-1)!
      const glue = /author|owner|discussion|history/i.test(last.key) && !/[,;]\s*$/.test(last.value) ? ', ' : ' '
      last.value = [last.value, text.trim()].filter(Boolean).join(glue)
    } else return []
  }
  const has = (...keys: string[]) => entries.some((entry) => keys.includes(entry.key))
  return entries.length >= FEWEST && has('title', 'status') && has('status', 'author', 'authors', 'type') ? entries : []
}

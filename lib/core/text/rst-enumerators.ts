const SEQUENCES = ['arabic', 'loweralpha', 'upperalpha', 'lowerroman', 'upperroman'] as const
export type Sequence = (typeof SEQUENCES)[number]

/** The mark in front of an item of a numbered list: "3.", "(b)", "iv)", "#.". */
export interface Enumerator {
  /** The mark with the blanks after it. */
  mark: string
  format: '.' | ')' | '()'
  sequence: Sequence
  ordinal: number
  /** "#": the next number, whatever it is. */
  auto: boolean
}

const MARK = /^(\(?)([a-zA-Z]|\d{1,9}|[ivxlcdm]{1,15}|[IVXLCDM]{1,15}|#)([.)])(?: +|$)/
const ROMAN: readonly [string, number][] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
]

function toRoman(value: number): string {
  let [left, text] = [value, '']
  for (const [letters, worth] of ROMAN) {
    while (left >= worth) {
      text += letters
      left -= worth
    }
  }
  return text
}

function fromRoman(text: string): number {
  let [left, value] = [text, 0]
  for (const [letters, worth] of ROMAN) {
    while (left.startsWith(letters)) {
      value += worth
      left = left.slice(letters.length)
    }
  }
  return left === '' && toRoman(value) === text ? value : 0
}

/** The number that a mark stands for in a sequence; -1 where it is none of it. */
function ordinalIn(sequence: Sequence, text: string): number {
  if (sequence === 'arabic') return /^\d+$/.test(text) ? Number(text) : -1
  const wanted = sequence.startsWith('lower') ? text.toLowerCase() : text.toUpperCase()
  if (!/^[a-zA-Z]+$/.test(text) || text !== wanted) return -1
  if (sequence.endsWith('roman')) return fromRoman(text.toLowerCase()) || -1
  return text.length === 1 ? text.toLowerCase().charCodeAt(0) - 96 : -1
}

/**
 * Reads the mark of an item. A letter alone belongs to the alphabet, except that a list which begins with "i" is Roman.
 * @param expected the list that it would continue
 */
export function enumeratorAt(line: string, expected?: Enumerator): Enumerator | null {
  const match = MARK.exec(line)
  if (!match) return null
  const [mark, open = '', text = '', close = ''] = match
  if (open && close !== ')') return null
  const format = open ? '()' : (close as '.' | ')')
  if (text === '#') {
    const next = expected ? expected.ordinal + 1 : 1
    return { mark, format, sequence: expected?.sequence ?? 'arabic', ordinal: next, auto: true }
  }
  const first: Sequence[] = text === 'i' ? ['lowerroman'] : text === 'I' ? ['upperroman'] : []
  const order = [...(expected ? [expected.sequence] : first), ...SEQUENCES]
  const sequence = order.find((one) => ordinalIn(one, text) >= 0)
  return sequence ? { mark, format, sequence, ordinal: ordinalIn(sequence, text), auto: false } : null
}

/**
 * Whether a line that begins with a mark is an item: the line after it is blank, indented, missing or the next item. Otherwise it is
 * text that begins with a number or an initial. So docutils 0.19 has it.
 */
export function isItem(at: Enumerator, following: string | undefined): boolean {
  if (following === undefined || following === '' || /^\s/.test(following)) return true
  const next = enumeratorAt(following, at)
  return next !== null && follows(at, next)
}

/** Whether one item continues the list of another. */
export const follows = (before: Enumerator, { format, sequence, ordinal, auto }: Enumerator): boolean =>
  format === before.format && (auto || (sequence === before.sequence && ordinal === before.ordinal + 1 && !before.auto))

const TYPES: Record<Sequence, string> = {
  arabic: '',
  loweralpha: 'a',
  upperalpha: 'A',
  lowerroman: 'i',
  upperroman: 'I',
}

/** The opening tag of a list that begins with this item. */
export function listTag({ sequence, ordinal }: Enumerator): string {
  const type = TYPES[sequence] ? ` type="${TYPES[sequence]}"` : ''
  return `<ol${type}${ordinal === 1 ? '' : ` start="${ordinal}"`}>`
}

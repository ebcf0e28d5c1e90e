import { uniqueName } from '../import/rules-question'
import type { Option } from '../schema'

// Options and rows are edited as lines of text, so that lists can be pasted. What a line ends in says what choosing it means.

const MARKS = [
  ['open', /\s*\(open\)\s*$/i],
  ['na', /\s*\(n\/a\)\s*$/i],
  ['exclusive', /\s*\(alone\)\s*$/i],
  ['fixed', /\s*\(stays\)\s*$/i],
] as const
const WORDS = { open: ' (open)', na: ' (n/a)', exclusive: ' (alone)', fixed: ' (stays)' } as const

export const linesOf = (options: readonly Option[] | undefined): string =>
  (options ?? [])
    .map((option) => `${option.label}${MARKS.map(([mark]) => (option[mark] ? WORDS[mark] : '')).join('')}`)
    .join('\n')

function readLine(line: string): Omit<Option, 'value'> {
  const marks: Omit<Option, 'value' | 'label'> = {}
  let label = line
  for (let found = true; found;) {
    found = false
    for (const [mark, pattern] of MARKS)
      if (pattern.test(label) && label.replace(pattern, '') !== '') {
        label = label.replace(pattern, '')
        marks[mark] = true
        found = true
      }
  }
  return { label, ...marks }
}

/** Lines as options; one whose words are as before keeps its value, so that answers given to it stay answers to it. */
export function optionsFrom(text: string, before: readonly Option[] | undefined): Option[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const known = new Map((before ?? []).map((option) => [option.label, option.value]))
  // A list of as many lines as before was reworded, not rebuilt.
  const reworded = before?.length === lines.length
  const taken = new Set<string>()
  return lines.map((line, index) => {
    const { label, ...marks } = readLine(line)
    const old = known.get(label) ?? (reworded ? before?.[index]?.value : undefined)
    const value = old !== undefined && !taken.has(old) ? old : uniqueName(label, taken, `option-${index + 1}`, 60)
    taken.add(value)
    return { value, label: label.slice(0, 1_000), ...marks }
  })
}

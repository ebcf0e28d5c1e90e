import { formatsIn, type Formats } from '@/lib/core/format'
import { fill } from '@/lib/core/text/fill'
import { figureWords, type FigureWords } from './messages'

/** Words for one and for several: the categories of CLDR, of which "other" is always there. */
export type Forms = { one: string; other: string }

/** How figures are said in one language: numbers, intervals, counted things, and what charts say around them. */
export interface Speech extends Formats {
  /** Of the words: English where there are none in the language that was wanted. */
  language: string
  words: FigureWords
  /** −12.4, 5 → "−12.4 to 5"; 2.25, 3.1 → "2.3–3.1": a dash between two minus signs cannot be read. */
  interval: (low: number, high: number) => string
  /** "1 answer", "2 answers": `{n}` of the form that fits. */
  plural: (count: number, forms: Forms) => string
  /** "Core, Mobile, and Web". */
  list: (items: readonly string[]) => string
}

function speechIn(wanted: string): Speech {
  const { language, words } = figureWords(wanted)
  const formats = formatsIn(language)
  const rules = new Intl.PluralRules(language)
  const lists = new Intl.ListFormat(language)
  return {
    language,
    words,
    ...formats,
    interval: (low, high) =>
      low < 0
        ? fill(words.range, { low: formats.number(low), high: formats.number(high) })
        : `${formats.number(low)}–${formats.number(high)}`,
    plural: (count, forms) =>
      fill(rules.select(count) === 'one' ? forms.one : forms.other, { n: formats.count(count) }),
    list: (items) => lists.format(items),
  }
}

// Formatters of Intl are dear to make. Languages are those that surveys have: a few.
const made = new Map<string, Speech>()

/** How figures are said in a language; in English where it has no words for them. */
export function speechFor(language = 'en'): Speech {
  const known = made.get(language)
  if (known) return known
  const speech = speechIn(language)
  made.set(language, speech)
  return speech
}

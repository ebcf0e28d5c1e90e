import { wordsOf } from './rules-lexical'

/** Words that join others and say nothing by themselves. */
const JOINING = new Set(
  `a about after again all also always am an and any are aren't as at be because been before being but by can can't could couldn't did didn't do
does doesn't doing don't down each every for from get gets getting go goes going got had has have having he her here him his how i i'd i'll i'm i've if in
into is isn't it its just let like made make many may me might more most much must my need never no not now of off often on once one only onto
or other our out over own per please really same see she should shouldn't so some still such take than that the their them then there these they
this those through to too under until up us use used using very via want was wasn't way we well were weren't what when where which while who whom
whose why will with without won't would wouldn't yes yet you your e.g i.e z.b d.h`.split(/\s+/),
)

const DIGIT = 'one|two|three|four|five|six|seven|eight|nine'
const TEENS = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
/** A number in words says how many, not of what: "red builds", not "forty-one red builds". Figures may be codes and stay. */
const NUMBER = new RegExp(`^(?:${DIGIT}|${TEENS}|(?:${TENS})(?:-(?:${DIGIT}))?|half|dozen|hundred|thousand|million)$`)

const isJoining = (word: string) => JOINING.has(word) || NUMBER.test(word)

/** Where a phrase ends. A full stop within a word is a part of it (“Node.js”, “3.5”), a comma or colon within a number too (“10,000”). */
const END = /[;!?()\n"“”]+|\.(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])\.|\.(?=\p{Lu}\p{Ll})|[,:](?!\p{N})|(?<!\p{N})[,:]/u
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’+#-]|[.,:](?=[\p{L}\p{N}]))*/gu

const LONGEST = 3
const TERMS = 5

export interface Label {
  /** The phrase that sets the theme apart, as people wrote it. */
  label: string
  /** It and the next ones, in small letters. */
  terms: string[]
}

/** Phrases of one to three words within a sentence, by their small letters, with the way they are written. */
function phrasesOf(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const sentence of text.split(END)) {
    const words = [...sentence.matchAll(WORD)].map(([word]) => word)
    const joins = words.map((word) => isJoining(word.toLowerCase().replace('’', "'")))
    for (let from = 0; from < words.length; from += 1)
      for (let count = 1; count <= LONGEST && from + count <= words.length; count += 1) {
        // A phrase neither begins nor ends with a joining word or a number in words: "out of memory", not "of memory".
        if (joins[from] || joins[from + count - 1]) continue
        const phrase = words.slice(from, from + count).join(' ')
        if (phrase.length > 1 && !found.has(phrase.toLowerCase())) found.set(phrase.toLowerCase(), phrase)
      }
  }
  return found
}

/** The way a phrase is written most often; at the beginning of a sentence its capital says little, so small letters win a tie. */
function usualForm(forms: ReadonlyMap<string, number>): string {
  return [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1))[0]?.[0] ?? ''
}

/**
 * Names groups of texts by the phrases that are frequent in one and rare in the others: class-based TF-IDF, tf · ln(1 +
 * A / f), where a phrase counts
 * once a text, and longer phrases are preferred where they say nearly as often the same. Source: Grootendorst 2022.
 * @param cluster the group of each text; −1: none
 */
export function labelsOf(texts: readonly string[], cluster: ArrayLike<number>, count: number): Label[] {
  const inGroup = Array.from({ length: count }, () => new Map<string, number>())
  const overall = new Map<string, number>()
  const forms = new Map<string, Map<string, number>>()
  const sizes = new Int32Array(count)
  texts.forEach((text, i) => {
    const group = cluster[i]!
    if (group >= 0) sizes[group]! += 1
    for (const [phrase, form] of phrasesOf(text)) {
      overall.set(phrase, (overall.get(phrase) ?? 0) + 1)
      if (group < 0) continue
      inGroup[group]!.set(phrase, (inGroup[group]!.get(phrase) ?? 0) + 1)
      const known = forms.get(phrase) ?? new Map<string, number>()
      forms.set(phrase, known.set(form, (known.get(form) ?? 0) + 1))
    }
  })
  const average = texts.length / Math.max(1, count)
  const taken = new Set<string>()
  return inGroup.map((counts, group) => {
    const least = Math.min(2, sizes[group]!)
    const scored = [...counts]
      .filter(([, times]) => times >= least)
      .map(([phrase, times]) => {
        const words = phrase.split(' ').length
        const score = (times / sizes[group]!) * Math.log(1 + average / overall.get(phrase)!) * (1 + 0.4 * (words - 1))
        return { phrase, score }
      })
      .sort((a, b) => b.score - a.score || (a.phrase < b.phrase ? -1 : 1))
    const best: string[] = []
    for (const { phrase } of scored) {
      if (best.length === TERMS) break
      if (!best.some((one) => ` ${one} `.includes(` ${phrase} `) || ` ${phrase} `.includes(` ${one} `)))
        best.push(phrase)
    }
    const name = best.find((phrase) => !taken.has(phrase)) ?? best[0] ?? wordsOf(texts[0] ?? '')[0] ?? '…'
    taken.add(name)
    const form = usualForm(forms.get(name) ?? new Map([[name, 1]]))
    return { label: form.charAt(0).toUpperCase() + form.slice(1), terms: [name, ...best.filter((one) => one !== name)] }
  })
}

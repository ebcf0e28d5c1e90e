import { excerpt } from '@/lib/core/text/excerpt'
import { joiningWords } from './rules-joining'

const DIGIT = 'one|two|three|four|five|six|seven|eight|nine'
const TEENS = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
/** A number in words says how many, not of what: "red builds", not "forty-one red builds". Figures may be codes and stay. */
const NUMBER = new RegExp(`^(?:${DIGIT}|${TEENS}|(?:${TENS})(?:-(?:${DIGIT}))?|half|dozen|hundred|thousand|million)$`)

/** Words of Japanese have no spaces between them: runs of one script are words, and what stands in kana between them joins. */
const SCRIPT_RUN = /[\p{sc=Katakana}ー]{2,}|[\p{sc=Han}々]{2,}|[^\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々]+/gu
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u

/**
 * Where a phrase ends. A full stop within a word is a part of it (“Node.js”, “3.5”), a comma or colon within a number too
 * (“10,000”), and so is the sign of a number (“<5 ms”, “kill -9”).
 */
const END = /[;!?()\n"“”]+|\.(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])\.|\.(?=\p{Lu}\p{Ll})|[,:](?!\p{N})|(?<!\p{N})[,:]/u
const WORD = /(?:(?<![\p{L}\p{N}])[<>≤≥±−-](?=\p{N}))?[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’+#-]|[.,:](?=[\p{L}\p{N}]))*/gu

/** Words that alone say when, how long or that something is: they stand in a name, and are none where there is another. */
const SAYS_LITTLE = new Set(
  (
    'time second minute hour day night morning afternoon evening week weekend month quarter year today tomorrow yesterday ' +
    'monday tuesday wednesday thursday friday saturday sunday thing stuff way lot bit part kind sort case example text ' +
    'people person someone everybody everyone anyone nobody first last next place own change team'
  )
    .split(' ')
    .flatMap((word) => [word, `${word}s`]),
)

const LONGEST = 3
const TERMS = 5
/** Of a text without a single phrase so many characters are its name. */
const LONGEST_LABEL = 40

export interface Label {
  /** The phrase that sets the theme apart, as people wrote it. */
  label: string
  /** It and the next ones, in small letters. */
  terms: string[]
}

/** Words of a sentence that may stand in one phrase, in their order. */
function runsOf(sentence: string): string[][] {
  const words = [...sentence.matchAll(WORD)].map(([word]) => word)
  const alone = words.filter((word) => UNSPACED.test(word)).flatMap((word) => word.match(SCRIPT_RUN) ?? [])
  return [words.filter((word) => !UNSPACED.test(word)), ...alone.map((word) => [word])]
}

/** Phrases of one to three words within a sentence, by their small letters, with the way they are written. */
function phrasesOf(text: string, joining: ReadonlySet<string>): Map<string, string> {
  const isJoining = (word: string) => joining.has(word) || NUMBER.test(word)
  const found = new Map<string, string>()
  for (const words of text.split(END).flatMap(runsOf)) {
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
 * @param language of all texts, ISO 639-1
 */
export function labelsOf(
  texts: readonly string[],
  cluster: ArrayLike<number>,
  count: number,
  language = 'en',
): Label[] {
  const joining = joiningWords(language)
  const inGroup = Array.from({ length: count }, () => new Map<string, number>())
  const overall = new Map<string, number>()
  const forms = new Map<string, Map<string, number>>()
  const sizes = new Int32Array(count)
  const firstOf: string[] = []
  texts.forEach((text, i) => {
    const group = cluster[i]!
    if (group >= 0) {
      sizes[group]! += 1
      firstOf[group] ??= excerpt(text, LONGEST_LABEL)
    }
    for (const [phrase, form] of phrasesOf(text, joining)) {
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
    const often = [...counts].filter(([, times]) => times > 1)
    // Where nothing comes twice, its own words have to do: never those of another group.
    const scored = (often.length > 0 ? often : [...counts])
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
    const free = best.filter((phrase) => !taken.has(phrase))
    const name = free.find((phrase) => !SAYS_LITTLE.has(phrase)) ?? free[0] ?? best[0] ?? firstOf[group] ?? '…'
    taken.add(name)
    const form = usualForm(forms.get(name) ?? new Map([[name, 1]]))
    return { label: form.charAt(0).toUpperCase() + form.slice(1), terms: [name, ...best.filter((one) => one !== name)] }
  })
}

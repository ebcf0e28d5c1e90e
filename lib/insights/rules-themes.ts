import { DAY_MS } from '@/lib/core/clock'

/** A text to find themes in. */
export type Doc = { id: string; text: string }

/** A group of texts that share a term which few others have. */
export type FoundTheme = { key: string; label: string; terms: string[]; members: { id: string; weight: number }[] }

const stopwords = new Set(
  `a about above after again all also am an and any are aren as at back be because been before being below
between both but by can cannot could couldn did didn do does doesn doing don down during each even every few for from further get gets
getting go goes going gonna good got had hadn has hasn have haven having he her here hers him his how i if in into is isn it its just
kind know let like ll lot lots made make makes many may maybe me mean might more most much must my need no nor not now of off often ok
on once one only or other our out over own people per quite re really right said same say see she should shouldn so some something
still such sure take than that the their them then there these they thing things think this those through time to too two under until
up us use used using very wanna want wants was wasn way we well were weren what when where which while who whom why will with without
won work would wouldn yeah yes yet you your anybody day days done everybody first hour hours last minute minutes nobody none nothing ones
ours please somebody week weeks year years`.split(/\s+/u),
)

/** Fewest texts that make a theme. */
export const minimumSize = 3
/** A term in more than this share of all texts says what the company does, not what a theme is. */
const commonest = 0.25
const mostThemes = 40

/** A word without the endings that it comes with in English; rough, and enough to put "builds" and "building" together. */
export function stem(word: string): string {
  if (word.length <= 3) return word
  if (word.length === 4) return word.replace(/(?<=[^s])s$/u, '')
  return word
    .replace(/(?:'s|ies|ing|edly|ed|es|s|ly|e)$/u, (end) => (end === 'ies' ? 'y' : ''))
    .replace(/([^aeiouls])\1$/u, '$1')
}

type Terms = Map<string, string>

/** The stems and pairs of neighbouring stems in a text, each with a form in which it was written. */
function termsOf(text: string): Terms {
  const terms: Terms = new Map()
  let before: { stem: string; word: string } | null = null
  for (const [word] of text
    .toLowerCase()
    .normalize('NFC')
    .matchAll(/\p{L}[\p{L}\p{N}'’-]*/gu)) {
    const plain = word.replace(/['’](?:s|t|re|ve|ll|d|m)$/u, '')
    if (plain.length < 3 || stopwords.has(plain)) {
      before = null
      continue
    }
    const own = { stem: stem(plain), word: plain }
    terms.set(own.stem, plain)
    if (before && before.stem !== own.stem) terms.set(`${before.stem} ${own.stem}`, `${before.word} ${plain}`)
    before = own
  }
  return terms
}

/** Which texts have a term, and the form in which it is mostly written. */
function indexOf(docs: readonly Terms[]): { places: Map<string, number[]>; formOf: (term: string) => string } {
  const places = new Map<string, number[]>()
  const forms = new Map<string, Map<string, number>>()
  docs.forEach((terms, index) => {
    for (const [term, form] of terms) {
      const seen = places.get(term)
      if (seen) seen.push(index)
      else places.set(term, [index])
      const counts = forms.get(term) ?? forms.set(term, new Map()).get(term)
      counts?.set(form, (counts.get(form) ?? 0) + 1)
    }
  })
  const formOf = (term: string) =>
    [...(forms.get(term) ?? [])].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0] ?? term
  return { places, formOf }
}

/** The terms that the members have more often than the rest, the seed first; no term repeats a word of another. */
function tellingTerms(
  seed: string,
  members: readonly number[],
  docs: readonly Terms[],
  places: ReadonlyMap<string, number[]>,
): string[] {
  const inside = new Map<string, number>()
  for (const index of members)
    for (const term of docs[index]?.keys() ?? []) inside.set(term, (inside.get(term) ?? 0) + 1)
  const ranked = [...inside]
    .filter(([, count]) => count >= 2)
    .map(([term, count]) => ({ term, weight: count * Math.log(docs.length / (places.get(term)?.length ?? 1)) }))
    .sort((a, b) => b.weight - a.weight || a.term.localeCompare(b.term))
  const chosen = [seed]
  const words = new Set(seed.split(' '))
  for (const { term } of ranked) {
    if (chosen.length === 5) break
    if (term.split(' ').some((word) => words.has(word))) continue
    chosen.push(term)
    for (const word of term.split(' ')) words.add(word)
  }
  return chosen
}

/**
 * Finds themes by their words: again and again, the term that covers the most texts not yet in a theme, weighed by how rare
 * it is (tf–idf with each text counted once), takes the texts that have it. Plain and repeatable: a text is in a theme because
 * it has the theme's first term. What has no shared term is in no theme.
 */
export function findThemes(texts: readonly Doc[]): FoundTheme[] {
  const docs = texts.map((doc) => termsOf(doc.text))
  const { places, formOf } = indexOf(docs)
  const most = Math.max(minimumSize, docs.length * commonest)
  const candidates = [...places].filter(([, where]) => where.length >= minimumSize && where.length <= most)
  const left = new Map(candidates.map(([term, where]) => [term, new Set(where)]))
  const rarity = (term: string) =>
    Math.log(docs.length / (places.get(term)?.length ?? 1)) * (term.includes(' ') ? 1.6 : 1)
  const themes: FoundTheme[] = []
  while (themes.length < mostThemes) {
    let best: { term: string; score: number } | null = null
    for (const [term, where] of left) {
      const score = where.size < minimumSize ? 0 : where.size * rarity(term)
      if (score > (best?.score ?? 0) || (best && score === best.score && score > 0 && term < best.term))
        best = { term, score }
    }
    if (!best) break
    const members = [...(left.get(best.term) ?? [])]
    for (const index of members) for (const term of docs[index]?.keys() ?? []) left.get(term)?.delete(index)
    left.delete(best.term)
    const terms = tellingTerms(best.term, members, docs, places)
    const label = terms.slice(0, 3).map(formOf).join(', ')
    const weightOf = (index: number) => terms.filter((term) => docs[index]?.has(term)).length / terms.length
    themes.push({
      key: best.term,
      label: label.charAt(0).toUpperCase() + label.slice(1),
      terms: terms.map(formOf),
      members: members.map((index) => ({ id: texts[index]?.id ?? '', weight: weightOf(index) })),
    })
  }
  return themes
}

/** How a theme moves: pieces of the last 90 days against the 90 before, −1 (only before) to 1 (only now). */
export function trendOf(dates: readonly Date[], now: Date): number {
  const age = (date: Date) => (now.getTime() - date.getTime()) / DAY_MS
  const recent = dates.filter((date) => age(date) < 90).length
  const before = dates.filter((date) => age(date) >= 90 && age(date) < 180).length
  return recent + before === 0 ? 0 : (recent - before) / (recent + before)
}

/** The themes that were found, with what somebody put in them; and those that only hold such pieces. */
export function withChosen(
  found: readonly FoundTheme[],
  chosen: readonly { key: string; label: string; evidenceId: string }[],
): FoundTheme[] {
  const themes = new Map(found.map((theme) => [theme.key, { ...theme, members: [...theme.members] }]))
  const there = new Set(found.flatMap((theme) => theme.members.map((one) => `${theme.key}\n${one.id}`)))
  for (const { key, label, evidenceId } of chosen) {
    const theme = themes.get(key) ?? { key, label, terms: [], members: [] }
    themes.set(key, theme)
    if (!there.has(`${key}\n${evidenceId}`)) theme.members.push({ id: evidenceId, weight: 1 })
  }
  return [...themes.values()]
}

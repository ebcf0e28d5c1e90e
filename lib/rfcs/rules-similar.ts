/** Words that say nothing about what a text is about: English function words, and those every proposal has. */
const common = new Set(
  `the and for with that this from are was were will would can could should may might must shall have has had not but you your our their they them its his her she him who what when where which why how all any each
   every some more most other than then there here into out over under about after before also just only very too does did done being been because between both few such these those through until while per via etc
   rfc proposal propose proposed problem summary motivation change changes make makes made new use used using need needs want like get one two way things thing another idea ideas`.split(
    /\s+/,
  ),
)

const wordsOf = (text: string): string[] =>
  text
    .replace(/<!--[\s\S]*?-->|\]\([^)]*\)|https?:\/\/\S+|`{3}[\s\S]*?(`{3}|$)/g, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}][\p{L}\p{N}+#]{2,39}/gu)
    ?.filter((word) => !common.has(word)) ?? []

/**
 * The words to look for what is like a text with: those of its title, then those its problem says most often.
 * At most `limit`, each once.
 */
export const tellingWords = (title: string, problem: string, limit = 10): string[] => {
  const counts = new Map<string, number>()
  for (const word of wordsOf(problem)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const often = [...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length).map(([word]) => word)
  return [...new Set([...wordsOf(title), ...often])].slice(0, limit)
}

/** Where two words are forms of one: "deploys", "deploying". Rough, for ordering only; the database's own stems find. */
const stem = (word: string) => word.replace(/(ing|ed|es|e|s)$/, '').slice(0, 12)

/** How many of the words a text says. */
export const saying = (text: string, words: readonly string[]): number => {
  const said = new Set(wordsOf(text).map(stem))
  return words.filter((word) => said.has(stem(word))).length
}

/** Pieces that say most of the words, best first; one that shares a single word of several says too little. */
export const mostTelling = <T>(
  pieces: readonly T[],
  textOf: (piece: T) => string,
  words: readonly string[],
  limit: number,
): T[] =>
  pieces
    .map((piece) => ({ piece, score: saying(textOf(piece), words) }))
    .filter(({ score }) => score >= Math.min(2, words.length))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ piece }) => piece)

/** A stem that is looked for, and how many RFCs say it. */
export type Term = { stem: string; rfcs: number }
/** The stems of a text, those of its title apart. */
export type Text = { title: ReadonlySet<string>; body: ReadonlySet<string> }

/** A word in the text counts less than one in the title. */
const inText = 0.6
/** Two texts are alike where they share this much of what tells the one from all others. */
export const alike = 0.35

/**
 * How alike a text is to what is looked for, 0 … 1: the part of the terms that it says, each weighed by how rare it is among `all`
 * RFCs (inverse document frequency). Terms that no RFC says tell nothing. 0 where a single term of several is shared: one word is
 * a coincidence.
 */
export const likeness = (terms: readonly Term[], all: number, text: Text): number => {
  const known = terms
    .filter((term) => term.rfcs > 0)
    .map(({ stem, rfcs }) => ({ stem, weight: Math.log(1 + all / rfcs) }))
  const shared = known.filter(({ stem }) => text.title.has(stem) || text.body.has(stem))
  if (shared.length < Math.max(1, Math.min(2, terms.length))) return 0
  const sum = shared.reduce((total, { stem, weight }) => total + weight * (text.title.has(stem) ? 1 : inText), 0)
  return sum / known.reduce((total, { weight }) => total + weight, 0)
}

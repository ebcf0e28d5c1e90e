/** A reference to a piece of evidence in an update's text: `{{evidence:<id>}}`. */
const REFERENCE = /\{\{evidence:([\w:.-]{1,100})\}\}/g

/** What stands in place of a quote that is gone, or that this reader may not read. */
export const NO_QUOTE = '[quote withdrawn or not shown to you]'

/** Shorter words may be anyone's. */
const MIN_COPY = 25

/** The pieces that a text refers to. */
export const referencedIds = (text: string): string[] => [
  ...new Set([...text.matchAll(REFERENCE)].map(([, id]) => id ?? '')),
]

const LETTER = '\\p{L}\\p{M}\\p{N}'
const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/**
 * What finds copies of a text: its words in their order, whatever stands between them. A page shows a text of several lines
 * in one, and who copies it from there, or takes its marks off, has copied it all the same.
 */
function copiesOf(text: string): RegExp | null {
  const words = text.match(new RegExp(`[${LETTER}]+`, 'gu'))
  if (!words) return null
  const [lead, trail] = [
    new RegExp(`^[^${LETTER}]*`, 'u').exec(text)![0],
    new RegExp(`[^${LETTER}]*$`, 'u').exec(text)![0],
  ]
  const run = words.map(literal).join(`[^${LETTER}]+`)
  return new RegExp(`(?:${literal(lead)})?(?<![${LETTER}])${run}(?![${LETTER}])(?:${literal(trail)})?`, 'giu')
}

/** The text with what was copied from pieces replaced by references to them, the longest first. */
export function replaceCopies(text: string, pieces: readonly { id: string; text: string }[]): string {
  return pieces
    .filter((piece) => piece.text.trim().length >= MIN_COPY)
    .toSorted((a, b) => b.text.length - a.text.length)
    .reduce((result, piece) => {
      const [said, reference] = [piece.text.trim(), `{{evidence:${piece.id}}}`]
      const copies = copiesOf(said)
      // To the letter it is found inside of a sentence too: some languages put no blank between words.
      return (copies ? result.replace(copies, () => reference) : result).split(said).join(reference)
    }, text)
}

/** The texts of an update with what was copied from pieces as references. @param title of a text that has none of its own */
export const referredTexts = (
  texts: {
    body: string
    opposed: string
    texts: Readonly<Record<string, { title?: string | undefined; body: string }>>
  },
  pieces: readonly { id: string; text: string }[],
  title = '',
): { body: string; opposed: string; texts: Record<string, { title: string; body: string }> } => ({
  body: replaceCopies(texts.body, pieces),
  opposed: replaceCopies(texts.opposed, pieces),
  texts: Object.fromEntries(
    Object.entries(texts.texts).map(([audience, text]) => [
      audience,
      { title: text.title ?? title, body: replaceCopies(text.body, pieces) },
    ]),
  ),
})

/** Words of others in Markdown: one line, shown as they are. */
const asText = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()#+.!|<>~-]/g, '\\$&')

/** The text for a reader: each reference as the words it refers to, where this reader may read them. */
export const withQuotes = (text: string, quotes: ReadonlyMap<string, string>): string =>
  text.replace(REFERENCE, (_, id: string) => {
    const words = quotes.get(id)
    return words === undefined ? NO_QUOTE : `“${asText(words)}”`
  })

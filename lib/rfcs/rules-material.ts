/**
 * What a text says, in its order. Words and numbers, with sign and unit; signs that reckon, compare, point or mark
 * (`<`, `€`, `✅`, `→`, `~`);
 * a dash or plus between numbers, what makes a question, a path, an address or a name (`?`, `/`, `&`, `@`, `C#`), and `!` before a word.
 * Not white space, other punctuation, emphasis and the marks of lists, headings, code and tables.
 */
const SAID = new RegExp(
  [
    '(?<=\\p{N}\\s*)[-–—](?=\\s*\\p{N})',
    '(?:(?<![\\p{L}\\p{N}_])[-−+])?\\p{N}+(?:[.,:]\\p{N}+)*[\\p{L}\\p{M}_%]*',
    '[\\p{L}\\p{M}_][\\p{L}\\p{M}\\p{N}_]*',
    '(?<=[\\p{L}\\p{N}])#+',
    '!(?=[\\p{L}=])',
    '={4,}|[`|^´¨]+(?![|])',
    '[?¿/&@%‰§]|\\p{S}',
  ].join('|'),
  'gu',
)
/** Runs of signs that only draw something: fences, underlines, borders of tables. */
const DRAWN = /^(?:={4,}|[`|^´¨]+)$/u
/** Signs between words that bind them: "a || b". */
const OR = /^\|\|$/

/** In capitals a word binds otherwise than in small letters ("MUST"), or names something else ("US"). A first capital says nothing. */
const bare = (token: string): string => (/^[\p{Lu}\p{M}]{2,}$/u.test(token) ? token : token.toLowerCase())

const saidIn = (text: string): string[] =>
  (text.normalize('NFC').match(SAID) ?? []).filter((one) => OR.test(one) || !DRAWN.test(one)).map(bare)

/**
 * Whether an edit changes what is proposed, so that approvals are asked for again and last call starts anew. It does where a word, a number
 * or a sign comes, goes, is another one or stands elsewhere, whichever it is: what a word means to an approver no list can say, and an
 * approval that stands for words its giver never saw is the worst there is. White space, line breaks, punctuation, emphasis and first
 * capitals do not.
 */
export function materialEdit(before: string, after: string): boolean {
  const [was, is] = [saidIn(before), saidIn(after)]
  return was.length !== is.length || was.some((token, at) => token !== is[at])
}

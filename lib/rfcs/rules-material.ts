import { diffArrays } from 'diff'
import { isSameWordEdited } from '@/lib/core/text/anchor-words'

/** So many words that were put in or taken out change what is proposed, whatever they are. */
const MANY_WORDS = 12

/** Words that say who must, how many and whether at all, in the languages of the hub. One more or less of them is another proposal. */
const BINDING = new Set(
  `must mustn shall should shouldn may can cannot will won never not no nor only always required optional unless except
  without all any both each every either neither none nobody nothing some few most more less least fewer half twice zero
  one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion first second third
  before after until from nicht kein keine keinen nie niemals nur ohne muss müssen darf dürfen soll sollen ne pas jamais
  sans doit doivent nunca sin debe deben`.split(/\s+/),
)
/** Words that say nothing of their own: one may stand for another. */
const ARTICLES = new Set(['a', 'an', 'the'])

/**
 * What a text says, in its order: words, numbers with their sign and unit, signs that compare, and marks that take words back
 * ("~~"). Not white space, other punctuation and capitals.
 */
const tokensOf = (text: string): string[] =>
  text
    .toLowerCase()
    .match(
      /(?:(?<![\p{L}\p{N}_])[-−+])?\p{N}+(?:[.,:]\p{N}+)*[\p{L}_%]*|[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*|[<>≤≥≠=]|~~|!(?=\p{L})/gu,
    ) ?? []

const binds = (token: string): boolean => BINDING.has(token) || !/^[\p{L}\p{M}_]+$/u.test(token)

/** A slip that was mended, or another ending: never a word that begins otherwise ("increase", "decrease"). */
const isRespelled = (a: string, b: string): boolean =>
  a.slice(0, 2) === b.slice(0, 2) &&
  !binds(a) &&
  !binds(b) &&
  Math.abs(a.length - b.length) <= 1 &&
  isSameWordEdited(a, b)

/** Whether one word stands where another stood: then the text says something else there. */
function saysOtherwise(removed: readonly string[], added: readonly string[]): boolean {
  const [before, after] = [removed, added].map((all) => all.filter((token) => !ARTICLES.has(token)))
  if (before!.length === 0 || after!.length === 0) return false
  return before!.length !== after!.length || before!.some((token, at) => !isRespelled(token, after![at]!))
}

/**
 * Whether an edit changes what is proposed, so that approvals are asked for again and last call starts anew. It does where twelve
 * words or more came or went, where a word stands for another one or in another place, and where one that binds, a number or a sign that
 * compares came or went. White space, punctuation, mended slips and a few words more or less do not.
 */
export function materialEdit(before: string, after: string): boolean {
  const changes = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength: MANY_WORDS })
  if (!changes) return true
  const changed = changes.filter(({ added, removed }) => added || removed)
  const gone = new Set(
    changes.flatMap(({ removed, value }) => (removed ? value : [])).filter((one) => !ARTICLES.has(one)),
  )
  return (
    changed.reduce((sum, { value }) => sum + value.length, 0) >= MANY_WORDS ||
    changed.some(({ value }) => value.some(binds)) ||
    // It changed its place: "Payments pays Mobile", "Mobile pays Payments".
    changed.some(({ added, value }) => added && value.some((one) => gone.has(one))) ||
    changes.some((one, at) => {
      const next = changes[at + 1]
      if (one.removed && next?.added) return saysOtherwise(one.value, next.value)
      return Boolean(one.added && next?.removed && saysOtherwise(next.value, one.value))
    })
  )
}

import { wordSearch, type WordSearch } from '@/lib/core/text/word-search'
import { isRole } from './rules-transcript-labels'
import { isSomebody, nameFinder, partsOf, wholeNameFinder, type Found } from './rules-names'

/** Somebody whose words are taken back, by all that they are called. */
export interface Sought {
  names: readonly string[]
  email: string | null
}

/** A word of a name that stands in more texts than a person looks through is not listed. */
export const MOST_TEXTS = 100

/** Names that are, with a capital, how a sentence begins: by themselves they are never as good as a name. */
const BEGINNINGS = new Set(
  `a all also am an and any are as at be but by can day do for from go had has he her here him his how i if in is it long man many
  me most my new no not now of old on one or other our out over own she so some than that the their them then there they this to two up
  us was we were what when who why with work yes you your young`.split(/\s+/),
)

/** Words that are one with digits are names on machines: "ana1". */
const isLogin = (name: string): boolean => /^(?=\S*\p{L})(?=\S*\d)\S{3,}$/u.test(name) && !isRole(name)

/** A label in small letters is a name all the same. */
const asName = (name: string): string => name.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

/** The words by which these people may be meant, as others are compared with them. */
export const wordsOfSought = (people: readonly Sought[]): string[] => [
  ...new Set(partsOf(people.flatMap(({ names }) => names.map(asName).filter(isSomebody)))),
]

const keyOf = ({ way }: Found): string => (typeof way === 'object' ? way.word : (way ?? ''))

/** A search for what people said and what they are called, and what it saw of the words of their names. */
export interface NameSearch extends WordSearch {
  /** In how many texts each word of a name stood that held nothing surer. */
  seen: ReadonlyMap<string, number>
}

/**
 * Looks for copies of texts, for whole names and addresses, and for what may name these people too: a first or last name by itself, a
 * login, initials. Where the whole name of somebody else stands nobody else is meant, and what people are (“Team lead”) is no name.
 * @param others whole names of other people that share a word with these
 * @param without words of names that are not looked for by themselves
 * @param unsure words that others are called too; given, any other part of a name is as good as the name
 */
export function nameSearch(
  texts: readonly string[],
  people: readonly Sought[],
  {
    others = [],
    without = new Set(),
    unsure,
  }: { others?: readonly string[]; without?: ReadonlySet<string>; unsure?: ReadonlySet<string> } = {},
): NameSearch {
  const names = people.flatMap((one) => one.names.map(asName)).filter(isSomebody)
  const exactly = people.flatMap((one) => [...one.names.filter(isLogin), ...(one.email ? [one.email] : [])])
  const exact = wordSearch(texts, [...names.filter((name) => partsOf([name]).length > 1), ...exactly])
  const find = nameFinder(names)
  const findOthers = wholeNameFinder(others)
  const seen = new Map<string, number>()
  const named = (text: string) => {
    const all = find(text).filter((one) => !without.has(keyOf(one)))
    if (all.length === 0) return null
    if (all.some((one) => one.whole)) return 'name'
    const taken = findOthers(text)
    const parts = all.filter((one) => !taken.some(({ start, end }) => one.start >= start && one.end <= end))
    for (const key of new Set(parts.map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1)
    if (unsure && parts.some((one) => !unsure.has(keyOf(one)) && !BEGINNINGS.has(keyOf(one)))) return 'name'
    return parts.length > 0 ? 'part' : null
  }
  return {
    seen,
    empty: exact.empty && names.length === 0,
    names: (text) => exact.names(text) ?? named(text),
    find: (text) => exact.find(text) ?? (text ? named(text) : null),
  }
}

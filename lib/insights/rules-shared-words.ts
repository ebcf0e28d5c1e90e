/**
 * A stem of the database ("chang") as the word that a statement has for it ("changes"): a reader is shown no part of a
 * word. Stemming may change a last letter ("happi"), so that the stem without it is tried too; a stem that nothing in
 * the statement begins with stays as it is.
 */
export function wordOfStem(stem: string, statement: string): string {
  const words = statement.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []
  const beginning = (with_: string) => words.find((word) => word.toLowerCase().startsWith(with_))
  return beginning(stem) ?? (stem.length > 3 ? beginning(stem.slice(0, -1)) : undefined) ?? stem
}

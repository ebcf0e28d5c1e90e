/** A part of a list that is at hand as a whole, for a page that must not show all of it. */
export interface Part<Row> {
  rows: Row[]
  /** Which part it is, from 0. */
  part: number
  /** Place of its first row, from 0. */
  from: number
  /** How many rows there are in all. */
  of: number
}

/** Rows of one part, unless a page says otherwise. */
export const PART = 50

/** The part that an address asks for, from 0; the first where it asks for none that is there. */
export function partOf<Row>(rows: readonly Row[], asked: string | undefined, size = PART): Part<Row> {
  const number = Number(asked)
  const part = Number.isInteger(number) && number > 0 && number * size < rows.length ? number : 0
  return { rows: rows.slice(part * size, (part + 1) * size), part, from: part * size, of: rows.length }
}

/**
 * Opportunity score of a need within one segment: Imp + max(Imp − Sat, 0), from 0 to 20; above 10 it is under-served,
 * above 15 badly so. Both inputs are shares (0–1) of answers 4–5 of 5, for "how important" and "how satisfied".
 * RangeError outside that.
 * Source: A. Ulwick, "Turn Customer Input into Innovation", Harvard Business Review, January 2002.
 */
export function opportunity(important: number, satisfied: number): number {
  if (!(important >= 0 && important <= 1 && satisfied >= 0 && satisfied <= 1))
    throw new RangeError('Shares between 0 and 1 are needed')
  return important * 10 + Math.max(important * 10 - satisfied * 10, 0)
}

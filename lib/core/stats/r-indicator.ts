/**
 * R-indicator of a response: R = 1 − 2·S(ρ̂), S being the standard deviation of response rates over the people, taken
 * by group. 1: every group answered at the same rate, so the answers can stand for all; 0: some groups all answered,
 * others not at all. Needs at least two people; null otherwise. RangeError when a group has more answers than people.
 * Source: Schouten, Cobben & Bethlehem, "Indicators for the representativeness of survey response", Survey Methodology
 * 35 (2009) 101–113.
 */
export function rIndicator(groups: { people: number; answered: number }[]): number | null {
  const people = groups.reduce((sum, group) => sum + group.people, 0)
  if (people < 2) return null
  if (groups.some((group) => group.answered < 0 || group.answered > group.people))
    throw new RangeError('More answers than people in a group')
  const rate = groups.reduce((sum, group) => sum + group.answered, 0) / people
  const squares = groups.reduce(
    (sum, group) => sum + (group.people > 0 ? group.people * (group.answered / group.people - rate) ** 2 : 0),
    0,
  )
  return Math.max(0, 1 - 2 * Math.sqrt(squares / (people - 1)))
}

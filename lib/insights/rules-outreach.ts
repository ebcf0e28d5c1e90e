import { seeded } from '@/lib/core/stats/random'
import { plural } from '@/lib/core/format'

/** So many people of a team are named: enough to ask one or two, and who is not among them says nothing. */
export const MAX_NAMED = 3

/** Some of those who may be asked, the same ones each time that these may be. */
export function drawSome(ids: readonly string[], seed: string): string[] {
  return ids
    .toSorted()
    .map((id) => ({ id, at: seeded(`${seed} ${id}`)() }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .slice(0, MAX_NAMED)
    .map((one) => one.id)
}

/**
 * A first message to a team that was not heard. It says what was said and by how many, asks openly, and says what becomes of the answer;
 * it does not ask to agree (leading questions: Fowler, "Improving Survey Questions", 1995, ch. 3).
 */
export function draftOutreach({
  team,
  statement,
  people,
  teams,
}: {
  team: string
  statement: string
  people: number
  teams: number
}): string {
  const from = teams > 0 ? ` in ${plural(teams, 'team')}` : ''
  return [
    `Hello ${team},`,
    people > 0
      ? `${plural(people, 'person', 'people')}${from} told us this: “${statement.trim()}”`
      : `We would like to know whether this holds; nobody has told us so yet: “${statement.trim()}”`,
    'We have not heard your team on it. How is that for you? If it is different where you work, that is just as much what we want to know.',
    'Could one or two of you spare twenty minutes in the next two weeks, or write a few lines back? You decide what of it may be used and who may read it, and you can take it back later.',
  ].join('\n\n')
}

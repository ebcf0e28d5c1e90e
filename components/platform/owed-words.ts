import { plural } from '@/lib/core/format'
import type { Owed } from '@/lib/evidence/rules-ladder'

/** "Mobile: 40 engineers, nothing beyond a survey for 200 days." */
export function owedWords({ team, deepest, deeperDaysAgo }: Owed): string {
  const people = plural(team.headcount, 'engineer')
  if (deeperDaysAgo !== null)
    return `${team.name}: ${people}, nothing beyond a survey for ${plural(deeperDaysAgo, 'day')}.`
  return deepest === null
    ? `${team.name}: ${people}, not heard at all this year.`
    : `${team.name}: ${people}, never heard beyond a survey.`
}

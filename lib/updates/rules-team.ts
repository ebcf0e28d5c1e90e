import { isEnough, MINIMUM } from '@/lib/core/minimum'

/** People of a team who are behind updates: told, and still to be told. `few`: too few to say how many. */
export type TeamTold = { told: number; owed: number } | 'few' | 'none'

/** What may be said of how many were told: nothing of fewer than five people, nor where either part has fewer. */
export function shownTold(told: number, owed: number): TeamTold {
  if (told + owed === 0) return 'none'
  const fits = (people: number) => people === 0 || isEnough(people, MINIMUM.score)
  return isEnough(told + owed, MINIMUM.score) && fits(told) && fits(owed) ? { told, owed } : 'few'
}

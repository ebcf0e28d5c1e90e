/** What Home needs of a survey's results. */
interface Answered {
  anonymity: 'anonymous' | 'confidential' | 'named'
  /** Null where results hide how many. */
  n: number | null
  invited: number | null
}

/**
 * How many of those asked have answered; null where that cannot be said. An anonymous survey is answered by a link, as
 * often as it is opened: its answers are no share of the company. Nor are more answers than people.
 */
export function shareAnswered({ anonymity, n, invited }: Answered): { count: number; of: number } | null {
  return anonymity === 'anonymous' || !invited || n === null || n > invited ? null : { count: n, of: invited }
}

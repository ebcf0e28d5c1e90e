import { fill } from '@/lib/core/text/fill'
import { dayIn } from '@/lib/core/text/language'
import type { AnswerPromise } from '../rules'
import type { AnswerPageMessages } from './presenter-messages'

/**
 * Who sees a survey's results and when, as its respondents are told: everybody only where the survey opens them.
 * @param day on which results come ("2026-12-15"); null: once it closes
 */
export function resultsWords(
  words: Pick<AnswerPageMessages, 'resultsOn' | 'resultsAtClose' | 'resultsOnInside' | 'resultsAtCloseInside'>,
  { open }: Pick<AnswerPromise, 'open'>,
  day: string | null,
  language: string,
): string {
  if (day === null) return open ? words.resultsAtClose : words.resultsAtCloseInside
  return fill(open ? words.resultsOn : words.resultsOnInside, { day: dayIn(language, day) })
}

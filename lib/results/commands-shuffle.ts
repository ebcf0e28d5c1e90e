import { dayOf } from '@/lib/core/clock'
import { log } from '@/lib/server/log'
import { markShuffled, rewriteInOrder, sweep, listUnshuffled } from './repo-shuffle'

const monthOf = (day: Date): Date => new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1))
const BEFORE_ALL = new Date(0)

/**
 * Takes the order out of what anonymous surveys hold, so that a copy of the whole database cannot join an answer to its ticket by
 * transaction ids or places on disk. Each hour, and when a survey closes. Safe to repeat.
 */
export async function shuffleRows(now: Date, surveyId?: string): Promise<void> {
  const surveys = await listUnshuffled(surveyId)
  for (const survey of surveys) {
    // Where only the month is kept, rewriting a day's answers by themselves would tell the day.
    const since =
      survey.shuffledOn === null
        ? BEFORE_ALL
        : survey.datePrecision === 'month'
          ? monthOf(survey.shuffledOn)
          : survey.shuffledOn
    await rewriteInOrder(survey.id, since, now)
    await markShuffled(survey.id, dayOf(now))
  }
  if (surveys.length === 0) return
  await sweep().catch((error: unknown) =>
    log().warn({ err: error }, 'dead rows of answers could not be swept; autovacuum will'),
  )
}

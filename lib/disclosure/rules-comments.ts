import type { Survey } from '@/lib/surveys/schema'

/**
 * Whether the comments on one question may be read, when there are `n` of them. Every place that shows comments asks
 * this: lists, evidence, exports. A confidential comment needs as many others as an anonymous one, because its reader
 * has given no reason to see people.
 */
export const commentsAreShown = (survey: Pick<Survey, 'anonymity' | 'minComments'>, n: number): boolean =>
  n >= (survey.anonymity === 'named' ? 1 : survey.minComments)

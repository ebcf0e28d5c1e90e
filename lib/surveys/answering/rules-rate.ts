/**
 * What names a survey's rate windows, which count its answers by the minute. Where they are written and where they are deleted, the subject
 * comes from here.
 */
export const answerRateSubject = (surveyId: string): string => `survey:${surveyId}`
/** The same for its declines. */
export const declineRateSubject = (surveyId: string): string => `decline:${surveyId}`

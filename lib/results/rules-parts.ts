/** Questions with their pictures on one page of results; the summary on top has all of them. */
export const QUESTIONS_SHOWN = 10

/** The part of the results that a question is on, as the page's address has it; nothing for the first. */
export function partOfQuestion(questions: readonly { key: string }[], key: string): { part?: number } {
  const part = Math.floor(questions.findIndex((one) => one.key === key) / QUESTIONS_SHOWN)
  return part > 0 ? { part } : {}
}

export interface SurveyDays {
  id: string
  title: string
  openedAt: Date
  /** When it closes, or closed; null where that is left to somebody. */
  closes: Date | null
  resultsOn: Date | null
  /** Moments on which those who have not answered are reminded, while it is open. */
  reminders: Date[]
  /** Nobody was invited one by one: everybody who has the address is asked. */
  everybody: boolean
}

export interface PlannedWave {
  scheduleId: string
  surveyId: string
  title: string
  /** "2026-03-31" */
  day: string
  daysOpen: number
  /** Teams that it is for; none: all. */
  teams: string[]
}

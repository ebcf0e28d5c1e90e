export interface OutcomeDay {
  itemId: string
  title: string
  metric: string
  /** "2026-03-31" */
  day: string
}

export interface SessionDay {
  id: string
  title: string
  kind: string
  /** "2026-03-31" */
  day: string
  teamId: string | null
}

export interface ConsentEnding {
  sessionId: string
  title: string
  /** The last day on which the words may be used. */
  day: string
  people: number
}

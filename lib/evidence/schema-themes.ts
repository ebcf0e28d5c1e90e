/** The statement of a piece that is in a theme: a range of its text, in places of UTF-16; null: all of it. */
export type StatementPart = { from: number; to: number } | null

/** A theme as it is stored, with every piece in it; `chosen`: a person put it there. */
export interface StoredTheme {
  id: string
  label: string
  terms: string[]
  labelPinned: boolean
  source: string
  mergedIntoId: string | null
  promotedInsightId: string | null
  members: readonly { evidenceId: string; chosen: boolean; part?: StatementPart }[]
}

/** The same with what a run made of it: how near each piece is to its middle, and the middle (384 numbers of length 1). */
export interface ReadTheme extends StoredTheme {
  language: string | null
  centre: Float32Array | null
  spread: number | null
  members: readonly { evidenceId: string; chosen: boolean; weight: number; part?: StatementPart }[]
}

/** How many pieces of a theme are on a rung in a quarter of a year. */
export interface ThemeFigure {
  themeId: string
  rung: 'low' | 'medium' | 'high'
  /** The first day of the quarter: 2026-04-01. */
  quarter: string
  pieces: number
}

/** A theme with its most typical pieces. */
export interface ShownRow {
  id: string
  label: string
  terms: string[]
  size: number
  people: number
  teams: number
  trend: number
  promotedInsightId: string | null
  labelPinned: boolean
  source: string
  language: string | null
  members: readonly { part: StatementPart; evidence: { id: string; text: string; audience: string } }[]
}

/** A theme on the map; `x` and `y` are −1 … 1, null where it has no place. */
export interface MapRow {
  id: string
  label: string
  size: number
  people: number
  teams: number
  trend: number
  promotedInsightId: string | null
  x: number | null
  y: number | null
  language: string | null
}

/** How much of everything a filled hub has. Widths (teams, links of one thing) matter more to a page than depths. */
export interface Size {
  teams: number
  people: number
  rfcs: number
  insights: number
  items: number
  evidence: number
  /** Responses in the wide survey. */
  responses: number
}

/** A company with so many teams that whatever is drawn for each of them grows without bound. */
export const WIDE: Size = {
  teams: 400,
  people: 2_000,
  rfcs: 300,
  insights: 500,
  items: 1_000,
  evidence: 6_000,
  responses: 3_200,
}

/** Wider than any list may be drawn, and filled in seconds. */
export const PAST_EVERY_LIMIT: Size = {
  teams: 120,
  people: 700,
  rfcs: 150,
  insights: 150,
  items: 300,
  evidence: 2_000,
  responses: 960,
}

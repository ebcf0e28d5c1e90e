/** A theme as it is stored, with every piece in it; `chosen`: a person put it there. */
export interface StoredTheme {
  id: string
  label: string
  terms: string[]
  labelPinned: boolean
  source: string
  mergedIntoId: string | null
  promotedInsightId: string | null
  members: readonly { evidenceId: string; chosen: boolean }[]
}

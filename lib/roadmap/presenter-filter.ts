/** What a filter offers of what has a name of its own. */
export interface FilterNames {
  teams: string[]
  capabilities: string[]
}

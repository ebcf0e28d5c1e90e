export interface ShownSize {
  /** '' over everybody */
  segment: string
  key: string
  /** How many answers are counted, and on how many the figure stands that was last shown; null while none was. */
  count: number
  shown: number | null
}

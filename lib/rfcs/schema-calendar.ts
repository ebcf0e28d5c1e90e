export interface RfcEnding {
  number: number
  title: string
  lastCall: boolean
  at: Date
}

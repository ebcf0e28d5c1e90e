import type { Anonymity, Answers, Disclosure, Question, Survey, Translation } from './schema'

/** A survey as the hub works with it: what the API says of it, and what only the hub knows. */
export type SurveyRecord = Omit<Survey, 'actions'> & {
  translations: Record<string, Translation>
  sourceName: string | null
  scheduleId: string | null
  /** What is stored of a response's time. */
  datePrecision: 'day' | 'month'
  /** Whether everybody sees the results at the survey's own address once it is closed. */
  openResults: boolean
  /** Whether somebody was asked again by an event, and may have answered more than once. */
  askedAgain: boolean
  /** Reminder rounds that are done. */
  reminded: number
}

export interface SurveyFields {
  title: string
  description: string
  anonymity: Anonymity
  questions: Question[]
  askedBy: string
  purpose: string
  closing: string
  invited: number | null
  series: string | null
  resultsOn: string | null
  minScore: number
  minComments: number
  disclosure: Disclosure | null
  language: string
  translations: Record<string, Translation>
  invitedOnly: boolean
  embeddable: boolean
  remindAfter: number[]
  closesAt: string | null
  closesAfter: number | null
  datePrecision: SurveyRecord['datePrecision']
  askedAgain: boolean
}

export interface TeamRow {
  id: string
  name: string
  headcount: number
  platform: boolean
}

/** A response from a file, as it is stored. */
export interface ImportedResponse {
  /** What it is known by when its file is imported again. */
  hash: string
  /** Unlike that of a response of the same hash which says something else; '' where the hash is of what it says. */
  body: string
  /** What it would be known by if an earlier version of the hub had imported it. */
  older: string | null
  day: Date
  answers: Answers
  teamId: string | null
  role: string | null
  personId: string | null
}

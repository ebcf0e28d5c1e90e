import { filterValues, parseFilter, type Filter } from '@/lib/core/filter'
import { statuses, type RfcStatus } from './schema'

/** The keys of this list's filter: `status:review author:ana team:data -label:storage words`. */
export const filterKeys = ['status', 'author', 'team', 'label', 'source'] as const

/** What a filter asks of the list. No status at all means any. */
export type RfcFilter = {
  statuses: RfcStatus[]
  authors: string[]
  teams: string[]
  labels: string[]
  withoutAuthors: string[]
  withoutTeams: string[]
  withoutLabels: string[]
  withoutSources: string[]
  /** Dialects or named sources that imported RFCs come from. */
  sources: string[]
  words: string
}

export const noFilter: RfcFilter = {
  statuses: [],
  authors: [],
  teams: [],
  labels: [],
  withoutAuthors: [],
  withoutTeams: [],
  withoutLabels: [],
  withoutSources: [],
  sources: [],
  words: '',
}

/** Reads a filter's text; a status that does not exist is searched for as a word, so that it finds nothing rather than everything. */
export const readFilter = (text: string): RfcFilter => fromFilter(parseFilter(text, filterKeys))

export const fromFilter = (filter: Filter): RfcFilter => {
  const lower = (key: string, negated = false) =>
    filterValues(filter, key, negated)
      .map((value) => value.toLowerCase())
      .filter(Boolean)
  const asked = lower('status')
  const refused = lower('status', true)
  const known =
    asked.length || refused.length
      ? statuses.filter((one) => (!asked.length || asked.includes(one)) && !refused.includes(one))
      : []
  const odd = asked.filter((value) => !statuses.some((one) => one === value))
  return {
    statuses: known,
    authors: lower('author'),
    teams: lower('team'),
    labels: lower('label'),
    withoutAuthors: lower('author', true),
    withoutTeams: lower('team', true),
    withoutLabels: lower('label', true),
    withoutSources: lower('source', true),
    sources: lower('source'),
    // What was typed in quotes stands together, and is quoted again for the search.
    words: [...filter.words.map(phrase), ...odd, ...filter.unknown].join(' '),
  }
}

const phrase = (word: string) => (/\s/.test(word) ? `"${word.replaceAll('"', ' ')}"` : word)

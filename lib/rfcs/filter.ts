import { statuses, type RfcStatus } from './schema'

/** What a filter typed as text asks for; words that are no known `key:value` are searched for. */
export type RfcFilter = { statuses: RfcStatus[]; authors: string[]; labels: string[]; words: string }

const token = /(\w+):(?:"([^"]*)"|(\S+))|"[^"]*"|\S+/g

/** Reads `status:review author:ana label:storage words`. Nothing is an error: what is not understood is a word. */
export const parseFilter = (text: string): RfcFilter => {
  const filter: RfcFilter = { statuses: [], authors: [], labels: [], words: '' }
  const words: string[] = []
  for (const match of text.matchAll(token)) {
    const value = (match[2] ?? match[3] ?? '').toLowerCase()
    const status = statuses.find((one) => one === value)
    if (match[1] === 'status' && status) filter.statuses.push(status)
    else if (match[1] === 'author' && value) filter.authors.push(value)
    else if (match[1] === 'label' && value) filter.labels.push(value)
    else words.push(match[0])
  }
  return { ...filter, words: words.join(' ') }
}

/** The same filter as text again, in one order. */
export const formatFilter = ({ statuses: chosen, authors, labels, words }: RfcFilter): string => {
  const quoted = (value: string) => (/\s/.test(value) ? `"${value}"` : value)
  return [
    ...chosen.map((status) => `status:${status}`),
    ...authors.map((author) => `author:${quoted(author)}`),
    ...labels.map((label) => `label:${quoted(label)}`),
    words,
  ].filter(Boolean).join(' ')
}

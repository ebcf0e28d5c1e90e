import type { Entry, Header } from './rules-header'
import type { Dialect } from './schema'

/** What a file shows of its dialect: its header, its path, its text's beginning. */
export interface Seen {
  path: string
  text: string
  format: 'markdown' | 'rst' | 'asciidoc' | 'mediawiki'
  header: Pick<Header, 'kind' | 'entries'>
}

interface DialectRule {
  dialect: Dialect
  recognise: (seen: Seen, keys: ReadonlySet<string>) => boolean
}

const value = (seen: Seen, key: string): Entry | undefined => seen.header.entries.find((entry) => entry.key === key)

/**
 * Dialects by what is theirs alone, first match first. The dialect decides what a few words mean and what `source:` finds; how a header is
 * read does not depend on it, so that a file of no known dialect is read just as well. A new one is a line here.
 */
const dialectRules: readonly DialectRule[] = [
  { dialect: 'bip', recognise: (_, keys) => keys.has('bip') && (keys.has('title') || keys.has('status')) },
  { dialect: 'eip', recognise: (_, keys) => keys.has('eip') && keys.has('title') },
  { dialect: 'bep', recognise: (_, keys) => keys.has('bep') },
  { dialect: 'swift', recognise: (seen) => /\bS[ET]-\d{4}\b/.test(value(seen, 'proposal')?.value ?? '') },
  { dialect: 'sip', recognise: (seen, keys) => value(seen, 'layout')?.value === 'sip' || keys.has('sip') },
  {
    dialect: 'keep',
    recognise: (seen, keys) => /(^|\/)KEEP-\d/i.test(seen.path) || (keys.has('type') && keys.has('contributors')),
  },
  {
    dialect: 'ghc',
    recognise: (seen, keys) =>
      seen.header.kind === 'directives' &&
      ['proposal-number', 'ticket-url', 'date-accepted', 'implemented'].some((key) => keys.has(key)),
  },
  {
    dialect: 'ember',
    recognise: (seen, keys) => seen.header.kind === 'yaml' && keys.has('stage') && !keys.has('layout'),
  },
  { dialect: 'nix', recognise: (_, keys) => keys.has('shepherd-team') || keys.has('shepherd-leader') },
  {
    dialect: 'cdk',
    recognise: (_, keys) => keys.has('original-author') && (keys.has('tracking-issue') || keys.has('api-bar-raiser')),
  },
  {
    dialect: 'rfd',
    recognise: (_, keys) => keys.has('state') && (keys.has('author') || keys.has('authors') || keys.has('discussion')),
  },
  {
    dialect: 'madr',
    recognise: (_, keys) => ['decision-makers', 'deciders', 'consulted', 'informed'].some((key) => keys.has(key)),
  },
  { dialect: 'adr', recognise: (seen) => /(^|\/)(adrs?|decisions?|architecture[-_]decisions?)\//i.test(seen.path) },
  { dialect: 'front-matter', recognise: (seen) => seen.header.kind === 'yaml' },
]

export const dialectOf = (seen: Seen): Dialect => {
  const keys = new Set(seen.header.entries.map((entry) => entry.key))
  return dialectRules.find((rule) => rule.recognise(seen, keys))?.dialect ?? 'markdown'
}

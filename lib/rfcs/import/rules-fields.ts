import type { RfcLink } from '../schema'
import type { Entry } from './rules-header'
import { plainValue, readDay } from './rules-text'
import type { Report } from './schema'

/** What each key of a header is, in any dialect. A key that is not here is a finding. */
const fields = {
  title: ['title', 'rfc-title', 'proposal-title', 'titel', 'titre'],
  feature: ['feature', 'feature-name', 'name'],
  number: [
    'proposal',
    'proposal-number',
    'number',
    'bip',
    'eip',
    'bep',
    'pep',
    'sip',
    'rfd',
    'kep-number',
    'rfc',
    'rfc-number',
    'adr',
    'id',
  ],
  status: ['status', 'state', 'stage', 'rfc-status', 'current-status', 'statut', 'estado', 'stato'],
  authors: [
    'author',
    'authors',
    'original-author',
    'original-authors',
    'by',
    'co-author',
    'co-authors',
    'coauthors',
    'owner',
    'owners',
    'champion',
    'champions',
    'proposer',
    'decision-makers',
    'deciders',
    'decider',
    'author-name',
    'rfc-author',
    'written-by',
    'autor',
    'autoren',
    'auteur',
    'auteurs',
    'autores',
    'autori',
    'editor',
    'editors',
    'proposed-by',
    'pm',
    'dev',
  ],
  created: [
    'date',
    'created',
    'creation-date',
    'start-date',
    'date-started',
    'opened',
    'date-created',
    'assigned',
    'proposed',
    'date-proposed',
    'began',
    'submitted',
    'created-on',
    'datum',
    'fecha',
    'data',
  ],
  updated: [
    'updated',
    'last-updated',
    'last-modified',
    'last-update',
    'modified',
    'revised',
    'date-updated',
    'last-edited',
    'date-last-revised',
    'last-revised',
    'date-revised',
    'revdate',
  ],
  accepted: ['date-accepted', 'accepted-date', 'accepted', 'accepted-at'],
  labels: [
    'labels',
    'label',
    'tags',
    'tag',
    'teams',
    'type',
    'category',
    'layer',
    'area',
    'areas',
    'topic',
    'track',
    'component',
    'components',
    'target-major-version',
    'keywords',
    'revremark-labels',
  ],
  replaces: ['replaces', 'supersedes', 'supercedes', 'obsoletes'],
  'superseded-by': ['superseded-by', 'superceded-by', 'replaced-by', 'obsoleted-by', 'proposed-replacement'],
  requires: ['requires', 'require', 'depends', 'depends-on', 'dependencies', 'prerequisites'],
  'see-also': [
    'see-also',
    'related',
    'related-rfcs',
    'related-proposals',
    'related-proposal',
    'relates-to',
    'amends',
    'amended-by',
    // Neither takes the place of the other, nor needs it.
    'updates',
    'updated-by',
    'previous-proposal',
  ],
  discussion: [
    'discussion',
    'discussions',
    'discussions-to',
    'discussion-thread',
    'discussion-threads',
    'discussion-at',
    'rfc-pull-request',
    'comments-uri',
    'review',
    'reviews',
    'pitch',
    'decision-notes',
    'decision-note',
    'resolution',
    'rfc-pr',
    'rfc-prs',
    'pr',
    'prs',
    'pull-request',
    'feedback',
    'swift-evolution-pitch',
    'forum',
    'thread',
    'vote',
    'header',
    'original-discussion',
    'previous-discussion',
    'review-discussion',
  ],
  issue: [
    'issue',
    'issues',
    'bug',
    'bugs',
    'related-issue',
    'related-issues',
    'tracking-issue',
    'tracking-issues',
    'tracking-link',
    'tracking-links',
    'champion-issue',
    'championed-issue',
    'reference-issue',
    'reference-issues',
    'implementation',
    'implementation-pr',
    'implementation-prs',
    'implementations',
    'implemented',
    'ticket-url',
    'ticket',
    'rust-issue',
    'project-link',
    'technical-story',
    'prototype',
    'toolchain',
    'reference-implementation',
    'previous-revision',
    'previous-revisions',
  ],
} as const
type Field = keyof typeof fields
const fieldOf = new Map<string, Field>(
  (Object.keys(fields) as Field[]).flatMap((field) => fields[field].map((key): [string, Field] => [key, field])),
)

/** Keys of page furniture or of tools, which say nothing about the proposal. */
const furniture = new Set([
  'layout',
  'permalink',
  'redirect-from',
  'nav-order',
  'parent',
  'grand-parent',
  'has-children',
  'toc',
  'sidebar',
  'contents',
  'sectnum',
  'highlight',
  'default-role',
  'version',
  'content-type',
  'source-highlighter',
  'icons',
  'toclevels',
  'showtitle',
  'doctype',
  'sectanchors',
  'sectlinks',
  'idprefix',
  'idseparator',
  'imagesdir',
  'revnumber',
  'slug',
  'weight',
  'footer',
])

/** What YAML and templates write where there is nothing. */
const NOTHING = /^(?:|null|~|\[\]|""|'')$/

/** "CIP: 30", "simd: '0049'", "SIP Number: 035": the short name of a collection with a number. */
const isOwnNumber = ({ key, value }: Entry): boolean =>
  /^[a-z]{2,5}(?:-number)?$/.test(key) &&
  !/^(?:issue|bug|pr|jira|story)\b/.test(key) &&
  /^["']?0*\d{1,6}["']?$/.test(value) &&
  !furniture.has(key)

export type Fields = Partial<Record<Field, Entry[]>>

const DAYS: readonly Field[] = ['created', 'updated', 'accepted']

/**
 * A value that stands in the brackets of the template: a day was filled in ("<2022-12-05>"), anything else may be what the template
 * asks for ("<Core, Networking or FRC>") and is told.
 */
function outOfBrackets(entry: Entry, field: Field, report: Report): Entry {
  const inside = /^<([^<>@]+)>$/.exec(plainValue(entry.value))?.[1]?.trim()
  if (inside === undefined || inside.includes('://') || field === 'status') return entry
  if (DAYS.includes(field) && readDay(inside)) return { ...entry, value: inside }
  report(entry.line, `"${entry.name}" stands in brackets as in a template, and is not taken: ${entry.value}`)
  return entry
}

/** Sorts a header's entries by what they are; what is not understood is reported with its key. */
export function sortFields(entries: readonly Entry[], report: Report): Fields {
  const sorted: Fields = {}
  for (const entry of entries) {
    const field = fieldOf.get(entry.key) ?? (isOwnNumber(entry) ? 'number' : undefined)
    if (field) sorted[field] = [...(sorted[field] ?? []), outOfBrackets(entry, field, report)]
    else if (!furniture.has(entry.key) && !NOTHING.test(entry.value))
      report(entry.line, `header "${entry.name}" is not understood; kept in the file's header only`)
  }
  return sorted
}

/** What a key of a header is of; undefined for one that is not known. */
export const fieldOfKey = (key: string): string | undefined => fieldOf.get(key)

export const isKnownKey = (key: string) => fieldOf.has(key) || furniture.has(key)

/** Whether a value was left as the template has it. */
export const unfilled = (value: string) =>
  /^\(?(fill me in|leave (this )?(empty|blank)|tbd|tba|none|null|n\/?a|todo|-+|—|\?+|yyyy-mm-dd|no)\b/i.test(
    plainValue(value),
  ) || /^(\{.*\}|<[^>@]*>|\(.*(leave|fill).*\)|yyyy-mm-dd.*)?$/i.test(plainValue(value))

/** Names without addresses: "Ada Ferro <a@b>", "[Ada](…)", "Ada (@ada)", "Ada and Bo" → "Ada Ferro", "Ada", "Ada", "Ada", "Bo". */
export function namesIn(entries: readonly Entry[] | undefined): string[] {
  const names = (entries ?? []).flatMap(({ value }) =>
    unfilled(value)
      ? []
      : value
          .replace(/&lt;[^&]*&gt;/g, '')
          .replace(/&amp;/g, '&')
          .replace(/\[([^\]]*)\]\s*(\([^)]*\)|\[[^\]]*\])/g, '$1')
          .replace(/`([^`<]+?)\s*<[^>]*>`_{0,2}/g, '$1')
          .replace(/(?:link:|mailto:)?https?:\/\/[^\s[\]]+\[([^\]]*)\]/g, '$1')
          .replace(/\S+@\S+\s*\(([^)]*)\)/g, '$1')
          .replace(/<br\s*\/?>/gi, ',')
          .replace(/<+[^>]*>+/g, '')
          .replace(/\(\s*(?:mailto:)?[^\s()]+@[^\s()]+\s*\)/g, '')
          .replace(/\((?:https?:|@|GitHub|github|twitter)[^)]*\)/g, '')
          .replace(/\b[\w.+-]+@[\w-]+(\.[\w-]+)+\b/g, '')
          .replace(/[*`]/g, '')
          .split(/\s*[,;&]\s*|\s+and\s+|\s+\/\s+/),
  )
  const clean = names.map((name) =>
    name
      .replace(/^\s*(?:and|by|-|\*|:)\s+/i, '')
      .replace(/\s+/g, ' ')
      .replace(/[\s.:]+$/, (end) => (/\./.test(end) ? '.' : ''))
      .trim(),
  )
  return [...new Set(clean.filter((name) => /[\p{L}\p{N}]/u.test(name) && !/^\(/.test(name) && name.length <= 120))]
}

const monthOnly = /^([A-Za-z]{3,9})\.?,? (\d{4})$/

/** A day of the calendar out of a value that says more ("2019-03-06 (last edited …)"); null for none. */
export function dayIn(entry: Entry, report: Report): string | null {
  const value = plainValue(entry.value).replace(/T\d{2}:\d{2}.*$/, '')
  if (value === '' || unfilled(value) || /^\$\w+.*\$$/.test(value)) return null
  const part =
    /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4} [A-Za-z]{3,9}\.? \d{1,2}(?!\d)|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}(?:st|nd|rd|th)?[- ][A-Za-z]{3,9}\.?[- ,]+\d{4}|[A-Za-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}/.exec(
      value,
    )?.[0]
  const found = readDay((part ?? value).replace(/(\d)(?:st|nd|rd|th)\b/, '$1'))
  if (!found) {
    const why = monthOnly.test(value) ? 'names a month, not a day' : 'is no day'
    report(entry.line, `"${entry.name}" ${why}: "${entry.value}"`)
    return null
  }
  if (!found.canonical || (part ?? value) !== value)
    report(entry.line, `"${entry.name}" "${value}" read as ${found.day}`)
  return found.day
}

export function labelsIn(entries: readonly Entry[] | undefined): string[] {
  const labels = (entries ?? []).flatMap(({ key, value }) => {
    if (unfilled(value)) return []
    const parts = key === 'labels' || key === 'tags' ? value.split(/[,\s]+/) : value.split(/\s*[,;/]\s*/)
    return parts.map((part) =>
      plainValue(part)
        .toLowerCase()
        .replace(/["'()[\]]/g, '')
        .trim()
        .replace(/[\s_]+/g, '-'),
    )
  })
  return [...new Set(labels.filter((label) => label !== '' && label.length <= 60))]
}

const rels = ['replaces', 'superseded-by', 'requires', 'see-also', 'discussion', 'issue'] as const

/** Every link of the header: Markdown, reStructuredText, AsciiDoc and bare addresses, and numbers of other proposals. */
export function linksIn(sorted: Fields): RfcLink[] {
  return rels.flatMap((rel) =>
    (sorted[rel] ?? []).flatMap((entry) => (unfilled(entry.value) ? [] : linksOf(entry.value, rel, entry.key))),
  )
}

export function linksOf(value: string, rel: RfcLink['rel'], key = ''): RfcLink[] {
  const links: RfcLink[] = []
  const add = (target: string, address: string) => {
    const url = /^https?:\/\//i.test(address) ? address.replace(/[.,;]+$/, '') : null
    const path = url || /^(mailto:|#)/i.test(address) ? undefined : address
    if (!url && !path) return
    links.push({ rel, target: plainValue(target) || address, url, ...(path && { path }) })
  }
  const rest = value
    // Wikis name a page by its words, AsciiDoc a file with or without words of its own.
    .replace(/\[\[([^\]|]+)(?:\|[^\]]*)?\]\]/g, '$1')
    .replace(/\b(?:xref|link):([^\s[\]]+)\[([^\]]*)\]/g, (_, file: string, target: string) => (add(target, file), ' '))
    .replace(/<<([^\s<>,]+\.\w+)(?:#[^<>,]*)?(?:,\s*([^<>]*))?>>/g, (_, file: string, target = '') => {
      add(String(target), file)
      return ' '
    })
    .replace(/`([^`<]*?)\s*<([^>]+)>`_{0,2}/g, (_, target: string, url: string) => (add(target, url), ' '))
    .replace(/\[([^\]]*)\]\(\s*<?([^)\s>]+)>?[^)]*\)/g, (_, target: string, url: string) => (add(target, url), ' '))
    .replace(/(https?:\/\/[^\s[\]<>,;)]+)\[([^\]]*)\]/g, (_, url: string, target: string) => (add(target, url), ' '))
    .replace(/<?(https?:\/\/[^\s<>,;)]+)>?/g, (_, url: string) => (add(url, url), ' '))
    .replace(/([\w.-]+\/[\w.-]+)#(\d+)/g, (whole, repo: string, number: string) => {
      add(whole, `https://github.com/${repo}/${/issue|bug/.test(key) ? 'issues' : 'pull'}/${number}`)
      return ' '
    })
  // Numbers of other proposals stand without an address: "Requires: 20, 712", "Superseded by ADR-0003".
  if (rel !== 'discussion' && rel !== 'issue')
    for (const word of rest.split(/[,;]|\s+and\s+/)) {
      const target = plainValue(word)
        .replace(/^by\s+/i, '')
        .replace(/[.\s]+$/, '')
      if (/\d/.test(target) && target.length <= 80 && !/^v?\d+\.\d/.test(target)) links.push({ rel, target, url: null })
    }
  return links
}

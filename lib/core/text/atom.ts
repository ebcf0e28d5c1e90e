import { escapeXml } from './escape'

export type AtomEntry = {
  /** A permanent IRI: "urn:uuid:…". */
  id: string
  title: string
  /** Absolute. */
  link: string
  published: string
  updated: string
  author?: string | undefined
  category?: string | undefined
  /** Sanitized HTML; its links are made absolute. */
  html: string
}
export type AtomFeed = {
  id: string
  title: string
  updated: string
  self: string
  alternate: string
  entries: readonly AtomEntry[]
}

const element = (name: string, text: string, attributes = ''): string =>
  `<${name}${attributes}>${escapeXml(text)}</${name}>`

/**
 * Relative links mean nothing in a feed reader: it has the text of an entry and not its page, on which "#costs" is a heading, and takes
 * the address of the feed for what they are relative to.
 */
const absolute = (html: string, base: string, page: string): string =>
  html
    .replace(/(href|src)="\//g, `$1="${escapeXml(base)}/`)
    .replace(
      /(href|src)="(?![a-z][a-z0-9+.-]*:)([^"]*)"/gi,
      (_, name: string, to: string) => `${name}="${escapeXml(stemOf(page, to))}${to}"`,
    )

/** What of a page's address stands before a relative one. */
const stemOf = (page: string, to: string): string =>
  page.replace(to.startsWith('#') ? /#.*/ : to.startsWith('?') ? /[?#].*/ : /[^/]*(?:[?#].*)?$/, '')

const entryOf = (entry: AtomEntry, base: string): string[] => [
  '  <entry>',
  `    ${element('id', entry.id)}`,
  `    ${element('title', entry.title)}`,
  `    <link rel="alternate" type="text/html" href="${escapeXml(entry.link)}"/>`,
  `    ${element('published', entry.published)}`,
  `    ${element('updated', entry.updated)}`,
  ...(entry.author === undefined ? [] : [`    <author>${element('name', entry.author)}</author>`]),
  ...(entry.category === undefined ? [] : [`    <category term="${escapeXml(entry.category)}"/>`]),
  `    ${element('content', absolute(entry.html, base, entry.link), ' type="html"')}`,
  '  </entry>',
]

/**
 * An Atom feed (RFC 4287). Titles are text, contents sanitized HTML, both escaped, so that nothing that was typed runs in a reader or
 * breaks the document.
 * @param base the hub's address, without a slash at its end
 */
export const atom = (feed: AtomFeed, base: string): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  ${element('id', feed.id)}`,
    `  ${element('title', feed.title)}`,
    `  ${element('updated', feed.updated)}`,
    `  <author>${element('name', 'Soundings')}</author>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeXml(feed.alternate)}"/>`,
    ...feed.entries.flatMap((entry) => entryOf(entry, base)),
    '</feed>',
    '',
  ].join('\n')

/** What a feed is answered with. It is somebody's own, so nothing in between keeps it. */
export const atomHeaders = {
  'content-type': 'application/atom+xml; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
}

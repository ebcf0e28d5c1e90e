import { escapeXml } from '@/lib/core/text/escape'
import { renderMarkdown } from '@/lib/core/text/markdown'
import type { Update } from './schema'

const element = (name: string, text: string, attributes = ''): string => `<${name}${attributes}>${escapeXml(text)}</${name}>`

/** Relative links mean nothing in a feed reader. */
const absolute = (html: string, base: string): string => html.replace(/(href|src)="\//g, `$1="${escapeXml(base)}/`)

function entry(update: Update, base: string): string {
  const link = `${base}/updates/${update.id}`
  return [
    '  <entry>',
    `    ${element('id', `urn:uuid:${update.id}`)}`,
    `    ${element('title', update.title)}`,
    `    <link rel="alternate" type="text/html" href="${escapeXml(link)}"/>`,
    `    ${element('published', update.publishedAt)}`,
    `    ${element('updated', update.publishedAt)}`,
    `    <category term="${escapeXml(update.audience)}"/>`,
    `    ${element('content', absolute(renderMarkdown(update.body), base), ' type="html"')}`,
    '  </entry>',
  ].join('\n')
}

/**
 * Published updates as an Atom feed (RFC 4287). Titles are text, bodies sanitized HTML, both escaped, so that nothing
 * typed into an update runs in a reader or breaks the document.
 * @param base the hub's address, without a slash at its end
 */
export function atomFeed(updates: readonly Update[], base: string, now: Date): string {
  const updated = updates[0]?.publishedAt ?? now.toISOString()
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  ${element('id', `${base}/updates`)}`,
    `  ${element('title', 'Soundings: what became of what you said')}`,
    `  ${element('updated', updated)}`,
    `  <author>${element('name', 'Soundings')}</author>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(`${base}/api/v1/updates.atom`)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeXml(`${base}/updates`)}"/>`,
    ...updates.map((update) => entry(update, base)),
    '</feed>',
    '',
  ].join('\n')
}

import { expect, it } from 'vitest'
import { atom } from './atom'
import { renderMarkdown } from './markdown'

const BASE = 'https://hub.example/sub'
const linksOf = (markdown: string, link: string): string[] => {
  const day = '2026-05-04T00:00:00Z'
  const entry = { id: 'urn:x', title: 'T', link, published: day, updated: day, html: renderMarkdown(markdown) }
  const self = `${BASE}/api/v1/updates.atom`
  const feed = atom({ id: 'urn:f', title: 'F', updated: day, self, alternate: BASE, entries: [entry] }, BASE)
  const html = /<content[^>]*>([^]*)<\/content>/.exec(feed)![1]!.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  return [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]!.replaceAll('&#x26;', '&'))
}

// feedparser 6.0.10 (Python) took the address of the feed for what "#costs" is relative to, so that it led into the XML.
it('has no link in a text that is relative to the feed', () => {
  const page = `${BASE}/rfcs/3#comment-1`
  expect(linksOf('[costs](#costs), [page](?tab=a&b=1), [RFC](/rfcs/4), [other](x)\n\n# Costs', page)).toEqual([
    ...[`${BASE}/rfcs/3#doc-costs`, `${BASE}/rfcs/3?tab=a&b=1`, `${BASE}/rfcs/4`, `${BASE}/rfcs/x`],
  ])
  expect(linksOf('Note[^1] of <https://x.example/a#b>, [mail](mailto:a@b.example)\n\n[^1]: Here.', page)).toEqual([
    ...[`${BASE}/rfcs/3#doc-fn-1`, 'https://x.example/a#b', 'mailto:a@b.example', `${BASE}/rfcs/3#doc-fnref-1`],
  ])
})

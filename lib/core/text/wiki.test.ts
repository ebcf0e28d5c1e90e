import { expect, test } from 'vitest'
import { renderDocument } from '@/lib/rfcs/rules-document'
import { asciidocToMarkdown } from './asciidoc'
import { mediawikiToMarkdown } from './mediawiki'

const wiki = (body: string) => renderDocument({ body, format: 'mediawiki' })
const adoc = (body: string) => renderDocument({ body, format: 'asciidoc' })

test('MediaWiki keeps what is set apart: code in its place, code blocks, notes, formulas', () => {
  const { text, html } = wiki(
    'Call <code>main()</code> where <tt>a < b</tt> and <code><nowiki>[x]</nowiki></code>.<ref>As ' +
      '[https://example.test/n told].</ref>\n\n<source lang="python">\nif a:\n    b()\n</source>\n\n<math>x^2</math>\n',
  )
  for (const said of ['main()', 'a < b', '[x]', '    b()', 'x^2', 'As told.']) expect(text).toContain(said)
  expect(html).toContain('href="https://example.test/n"')
})
test('MediaWiki lists keep their order and depth, tables their place', () => {
  const markdown = mediawikiToMarkdown(
    'Before:\n# one\n## deeper\n# two\nBetween\n{|\n! A !! B\n|-\n| 1 || 2\n|}\nAfter',
  )
  expect(markdown.replace(/\n+/g, '\n').trim()).toBe(
    'Before:\n1. one\n    1. deeper\n1. two\nBetween\n| A | B |\n| --- | --- |\n| 1 | 2 |\nAfter',
  )
})
test('MediaWiki: what Markdown would take for mark-up is text, and what would run does not', () => {
  const { text, html } = wiki('2 * 3 * 4 and a_b_c, <script>alert(1)</script> [[javascript:alert(1)|here]]')
  expect(text).toContain('2 * 3 * 4 and a_b_c')
  expect(html).not.toMatch(/<script|javascript:/i)
})
test('the preamble of a BIP is shown without addresses', () => {
  expect(wiki('<pre>\n  BIP: 9\n  Author: Ada <ada@example.test>\n</pre>\n').text).not.toContain('ada@example.test')
})
test('AsciiDoc: sections, admonitions, listings, lists, links, tables, attributes', () => {
  const { text, html, outline } = adoc(
    ':state: published\n:url-home: https://example.test\n= Title\n\n== Problem\n\nWARNING: Do not rename.\n' +
      '\n[source,rust]\n----\nfn main() {}\n----\n\n* one\n** deeper\n. first\n\n' +
      'See {url-home}[home], *bold*, _thin_ and `a_b_c`.footnote:[A note.]\n\n|===\n|A |B\n\n|1 |2\n|===\n',
  )
  expect(outline.map((heading) => heading.text)).toEqual(['Title', 'Problem'])
  for (const said of ['WARNING: Do not rename.', 'fn main() {}', 'a_b_c', 'A note.']) expect(text).toContain(said)
  for (const tag of ['<table', '<strong>bold</strong>', '<em>thin</em>', 'href="https://example.test"'])
    expect(html).toContain(tag)
  expect(text).not.toContain(':state:')
})
test('AsciiDoc passes nothing through that would run', () => {
  const { html } = adoc(
    '++++\n<script>alert(1)</script>\n++++\n\npass:[<img src=x onerror=alert(1)>] link:javascript:alert(1)[x]\n',
  )
  expect(html).not.toMatch(/<script|<img[^>]*onerror|href="javascript/i)
})
test('neither is slow where a person wants it to be', () => {
  for (const hard of [
    '[['.repeat(20_000),
    "'".repeat(20_000),
    '<ref>'.repeat(5_000),
    '{|\n'.repeat(5_000),
    '`'.repeat(20_000),
    '*a '.repeat(10_000),
    '_'.repeat(20_000),
  ]) {
    const start = performance.now()
    mediawikiToMarkdown(hard)
    asciidocToMarkdown(hard)
    expect(performance.now() - start).toBeLessThan(3_000)
  }
})

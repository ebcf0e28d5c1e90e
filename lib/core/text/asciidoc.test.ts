import { describe, expect, it } from 'vitest'
import { asciidocToMarkdown } from './asciidoc'
import { renderMarkdown } from './markdown'
import { mediawikiToMarkdown } from './mediawiki'

const html = (source: string) =>
  renderMarkdown(asciidocToMarkdown(source))
    .replace(/\n/g, '')
    .replace(/ (tabindex|class)="[^"]*"/g, '')
const wiki = (source: string) => renderMarkdown(mediawikiToMarkdown(source)).replace(/\n/g, '')

/** What @asciidoctor/core 3.0.4 makes of the same text. */
describe('AsciiDoc: an item has the number that its author sees', () => {
  it.each([
    ['. one\n* sub\n* sub\n. two', '<ol><li>one<ul><li>sub</li><li>sub</li></ul></li><li>two</li></ol>'],
    [
      '. one\n+\n----\ncode\n----\n. two',
      '<ol><li><p>one</p><pre><code>code</code></pre></li><li><p>two</p></li></ol>',
    ],
    ['. one\n+\nmore\n\n. two', '<ol><li><p>one</p><p>more</p></li><li><p>two</p></li></ol>'],
    ['[start=4]\n. four\n. five', '<ol start="4"><li>four</li><li>five</li></ol>'],
    ['7. seven\n8. eight', '<ol start="7"><li>seven</li><li>eight</li></ol>'],
    ['- a\n** b\n- c', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>'],
    ['. one\n\nA paragraph.\n\n. first', '<ol><li>one</li></ol><p>A paragraph.</p><ol><li>first</li></ol>'],
  ])('%j', (source, expected) => expect(html(source)).toBe(expected))
})

describe('AsciiDoc: no cell and no word is lost, and none is shown that a condition leaves out', () => {
  it.each([
    ['[format=csv]\n|===\na,"b, c"\nd,e\n|===', ['a', 'b, c', 'd', 'e'], []],
    [',===\na,b\nc,d\n,===', ['a', 'b', 'c', 'd'], []],
    ['[cols="3*"]\n|===\n3*|same\n|1 |2 |3\n|===', ['same</th><th>same</th><th>same', '1', '2', '3'], []],
    [':long: one two \\\n three\n\n{long}!', ['one two three!'], ['\\']],
    ['[quote, Ann]\n____\nWords\n____', ['Words', '— Ann'], []],
    ['ifdef::x[]\nhidden\nendif::[]\nifndef::x[]\nshown\nendif::[]', ['shown'], ['hidden', 'ifdef']],
    [':x:\nifdef::x[]\nshown\nendif::[]\nifdef::y[hidden]\nifdef::x,y[any]', ['shown', 'any'], ['hidden']],
    ['ifeval::["{x}" == "y"]\nstands\nendif::[]', ['ifeval', 'stands', 'endif'], []],
  ])('%j', (source, shown, hidden) => {
    const made = html(source)
    for (const words of shown) expect(made).toContain(words)
    for (const words of hidden) expect(made).not.toContain(words)
  })
})

it('MediaWiki: words that belong to an item do not begin its list again', () => {
  expect(wiki('# one\n#: more\n# two')).toBe('<ol><li><p>one</p><p>more</p></li><li><p>two</p></li></ol>')
  expect(wiki('# one\n#* sub\n# two')).toBe('<ol><li>one<ul><li>sub</li></ul></li><li>two</li></ol>')
})

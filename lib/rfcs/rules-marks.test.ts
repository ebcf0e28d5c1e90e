import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '@/lib/core/text/markdown'
import { markRanges, textOf } from './rules-marks'

describe('the text of a rendered document', () => {
  it('is what a browser calls its textContent', () => {
    expect(textOf('<p title="a > b">One &#x26; <em>two</em> &lt;three&gt;</p>\n<!-- gone --><p>four</p>')).toBe(
      'One & two <three>\nfour',
    )
  })
})

describe('marks', () => {
  it('wrap a range that crosses elements, once in each', () => {
    expect(markRanges('<p>one <em>two</em> three</p>', [{ id: 'a', start: 2, end: 9 }])).toBe(
      '<p>on<mark data-threads="a" id="quote-a">e </mark><em><mark data-threads="a">two</mark></em><mark ' +
        'data-threads="a"> t</mark>hree</p>',
    )
  })
  it('carry both ids where two ranges overlap', () => {
    expect(
      markRanges('abcd', [
        { id: 'x', start: 0, end: 3 },
        { id: 'y', start: 2, end: 4 },
      ]),
    ).toBe(
      '<mark data-threads="x" id="quote-x">ab</mark><mark data-threads="x y" id="quote-y">c</mark><mark data-threads="y">d</mark>',
    )
  })
  it('leave white space between blocks alone', () => {
    expect(markRanges('<ul>\n<li>a</li>\n</ul>', [{ id: 'x', start: 0, end: 3 }])).toBe(
      '<ul>\n<li><mark data-threads="x" id="quote-x">a</mark></li>\n</ul>',
    )
  })
  it('never change the text, whatever is marked', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.nat(80),
        fc.nat(80),
        fc.nat(80),
        fc.nat(80),
        (source, a, b, c, d) => {
          const html = renderMarkdown(`# T\n\n${source}\n\n- *x* \`y\` & <b>z</b>`)
          const marked = markRanges(html, [
            { id: 'p', start: Math.min(a, b), end: Math.max(a, b) },
            { id: 'q', start: Math.min(c, d), end: Math.max(c, d) },
          ])
          expect(textOf(marked)).toBe(textOf(html))
        },
      ),
    )
  })
})

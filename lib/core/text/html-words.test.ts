import { describe, expect, it } from 'vitest'
import { wordsOfHtml } from './html-words'

const plain = (html: string) => wordsOfHtml(html, { marks: false })

describe('HTML as words', () => {
  it.each([
    // On the line these digits would be another number.
    ['10<sup>3</sup> builds, CO<sub>2</sub>, x<sup>n</sup>, 10<sup>-3</sup> s', '10³ builds, CO₂, xⁿ, 10⁻³ s'],
    ['2<sup>10.5</sup> and x<sub>i1</sub>', '2^(10.5) and x_(i1)'],
    ['the 1<sup>st</sup> of May', 'the 1st of May'],
    ['<ol><li>a</li><li>b</li></ol>', '1. a\n2. b'],
    ['<ol start="5"><li>a<ul><li>x</li></ul></li><li value="9">b</li><li>c</li></ol>', '5. a\n- x\n9. b\n10. c'],
    ['<table><tr><td>A</td><td>-3</td></tr><tr><td>B</td><td>4</td></tr></table>', 'A -3\n\nB 4'],
    ['It&rsquo;s &gt; 5&nbsp;% &mdash; caf&eacute;', 'It’s > 5 % — café'],
    ['&amp;lt; stays', '&lt; stays'],
    ['<q>No</q>, she said', '“No”, she said'],
    ['<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>', '漢字(かんじ)'],
    ['<pre>a &lt; 5\nb</pre>', 'a < 5\nb'],
    ['<b>Never</b> <a href="https://e.org">here</a>', 'Never here'],
  ])('%j is %j', (html, text) => expect(plain(html).text).toBe(text))

  it('never says words that are struck out as the others, and takes none that are hidden', () => {
    const struck = 'We do <s>not</s> <del>ever</del> like it<s> </s>'
    expect(plain(struck)).toEqual({ text: 'We do ~~not~~ ~~ever~~ like it', lost: [] })
    expect(wordsOfHtml(struck, { marks: true })).toEqual({
      text: 'We do like it',
      lost: ['words that are struck out'],
    })
    expect(plain('Rate it<span style="display: none">: 42</span><span hidden>!</span>')).toEqual({
      text: 'Rate it',
      lost: ['words that are hidden'],
    })
  })
})

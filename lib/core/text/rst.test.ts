import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeCorpora } from '@/tests/support/corpus'
import { cpuTime } from '@/tests/support/cost'
import { renderRst, rstOutline } from './rst'

const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

describe('renderRst', () => {
  it('renders headings by the order of their adornments, with ids the outline knows', () => {
    const source = 'Abstract\n========\n\nText.\n\nWhy\n---\n\nBecause.\n\nCopyright\n=========\n'
    expect(renderRst(source)).toContain('<h2 id="doc-abstract">Abstract</h2>\n<p>Text.</p>\n<h3 id="doc-why">Why</h3>')
    expect(rstOutline(source).map(({ depth, id }) => [depth, id])).toEqual([
      [1, 'doc-abstract'],
      [2, 'doc-why'],
      [1, 'doc-copyright'],
    ])
  })

  it('renders inline mark-up and resolves references', () => {
    const source = [
      'Why',
      '===',
      '',
      'See ``a < b``, :pep:`8`, :rfc:`2119`, :class:`~x.Y`, *em*, **strong**, `text <https://e.org/a>`__, pip_, `see why <why_>`_,',
      'Why_, [1]_, snake_case_name, https://e.org/b. and `a title`.',
      '',
      '.. [1] The note.',
      '.. _pip: https://e.org/pip',
      '.. _unused: https://e.org/unused',
    ].join('\n')
    const html = renderRst(source)
    for (const part of [
      '<code>a &lt; b</code>',
      'href="https://peps.python.org/pep-0008/"',
      '>RFC 2119</a>',
      '<code>x.Y</code>',
      '<em>em</em>',
      '<strong>strong</strong>',
      'href="https://e.org/a" rel="nofollow noopener ugc">text</a>',
      'href="https://e.org/pip"',
      '<a href="#doc-why">see why</a>',
      '<a href="#doc-why">Why</a>',
      '<a href="#doc-fn-1">[1]</a>',
      'id="doc-fn-1"',
      'snake_case_name',
      'href="https://e.org/b"',
      '<em>a title</em>',
      '.. _unused: https://e.org/unused',
    ])
      expect(html).toContain(part)
    expect(html).not.toContain('.. _pip')
  })

  // Each as docutils 0.19 reads it.
  it.each([
    ['2**31-1 or 2**31+1, and a*b*c', '2**31-1 or 2**31+1, and a*b*c'],
    ['"*" or "(", and (**) alone', '"*" or "(", and (**) alone'],
    ['*args and **kwargs, **both**s', '*args and **kwargs, **both**s'],
    ['a *root *key*, **RGB\\* modes**, *x*\\ s', 'a <em>root *key</em>, <strong>RGB* modes</strong>, <em>x</em>s'],
    ['``2``s and ``4``.', '<code>2``s and ``4</code>.'],
    ['``a`` and `` ``b``, ``c``', '<code>a</code> and `` <code>b</code>, <code>c</code>'],
    ['it`s a b` c, x`y`_', 'it`s a b` c, x`y`_'],
    ['_`new keyword` here', 'new keyword here'],
    ['`Linux < 2.6 <https://e.org/1>`_', '<a href="https://e.org/1" rel="nofollow noopener ugc">Linux &lt; 2.6</a>'],
  ])('%s', (source, html) => {
    expect(renderRst(source)).toBe(`<p>${html.replaceAll('"', html.includes('<a') ? '"' : '&quot;')}</p>`)
  })

  it('numbers footnotes in their order, and keeps the numbers that are written', () => {
    const html = renderRst(
      'A [#]_ b [#Name]_ c [1]_ d [#]_ e [#name]_ f [#a.b]_\n\n.. [#] first\n.. [1] one\n.. [#name] named\n.. [#] last\n.. [#a.b] dots\n',
    )
    expect(words(html).replace(/\s+/g, ' ')).toBe(
      ' A [2] b [3] c [1] d [4] e [3] f [5] [2] first [1] one [3] named [4] last [5] dots ',
    )
    for (const [, to] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${to}"`)
  })

  it('follows targets without a name in turn, over several lines, and through several names', () => {
    const html = renderRst(
      [
        'An airgapped__ one, `at random`__, `a suite`_, `the file`_, `the files`_, inside_, and Linked_ again.',
        '`Linked <https://e.org/6>`_',
        '',
        '__ https://e.org/1',
        '.. __: https://e.org/2',
        '.. _a suite: https://e.org/',
        '    three/',
        '    x.svg',
        '.. _the file:',
        '.. _the files: https://e.org/4',
        '',
        '   A quote.',
        '',
        '   .. _inside: https://e.org/5',
      ].join('\n'),
    )
    const links = [...html.matchAll(/<a href="https:\/\/e\.org\/([^"]*)"[^>]*>([^<]*)</g)].map(([, ...found]) => found)
    expect(links).toEqual([
      ['1', 'airgapped'],
      ['2', 'at random'],
      ['three/x.svg', 'a suite'],
      ['4', 'the file'],
      ['4', 'the files'],
      ['5', 'inside'],
      ['6', 'Linked'],
      ['6', 'Linked'],
    ])
    expect(html).toContain('<blockquote><p>A quote.</p>')
    expect(html).not.toContain('_')
  })

  it.each([
    ['* If so::\n\n      a = 1\n        b', '<ul><li><p>If so:</p><pre tabindex="0">a = 1\n  b</pre></li></ul>'],
    ['2. If so::\n\n     x\n', '<ol start="2"><li><p>If so:</p><pre tabindex="0">x</pre></li></ol>'],
    ['It introduces::\n\n+= -=\n<<=\n', '<p>It introduces::</p>\n<p>+= -=\n&lt;&lt;=</p>'],
    ['It introduces::\n\n> a\n> b\n\nc', '<p>It introduces:</p><pre tabindex="0">&gt; a\n&gt; b</pre>\n<p>c</p>'],
    ['likely to write\n::\n\n  x', '<p>likely to write</p><pre tabindex="0">x</pre>'],
    ['0. none\n1. one', '<ol start="0"><li><p>none</p></li><li><p>one</p></li></ol>'],
    ['.. _`a place`:\n\n.. _other:\n\nText', '<p>Text</p>'],
    [
      '| Name: *MS-DOS*\n| Removed\n  in: 2.1\n|\n|   inner\n\n|s| text',
      '<p>Name: <em>MS-DOS</em><br>Removed in: 2.1<br><br>\u2003inner</p>\n<p>|s| text</p>',
    ],
    ['R\n-\n\nC#\n--', '<h2 id="doc-r">R</h2>\n<h2 id="doc-c">C#</h2>'],
  ])('%j', (source, html) => {
    expect(renderRst(source)).toBe(html)
  })

  it('renders blocks, and shows as typed what it does not know', () => {
    const source = [
      'Code::',
      '',
      '    if a < b:',
      '',
      '        pass',
      '',
      '* one',
      '',
      '  more',
      '',
      '* two',
      '',
      '3. three',
      '4. four',
      '',
      'term',
      '    meaning',
      '',
      ':Field: value',
      '',
      'So:',
      '',
      '    quoted',
      '',
      '.. code-block:: python',
      '   :caption: x',
      '',
      '   print(1)',
      '',
      '.. note:: Mind',
      '   this.',
      '',
      '.. strange:: thing',
      '',
      '   inside',
      '',
      '=====  =====',
      'a      b',
      '=====  =====',
      '',
      '.. only a comment',
    ].join('\n')
    const html = renderRst(source)
    for (const part of [
      '<p>Code:</p><pre tabindex="0">if a &lt; b:\n\n    pass</pre>',
      '<ul><li><p>one</p>\n<p>more</p></li><li><p>two</p></li></ul>',
      '<ol start="3"><li><p>three</p></li><li><p>four</p></li></ol>',
      '<dt>term</dt><dd><p>meaning</p></dd>',
      '<dt>Field</dt><dd><p>value</p></dd>',
      '<blockquote><p>quoted</p></blockquote>',
      '<code class="language-python">print(1)</code>',
      '<strong>Note</strong></p><p>Mind\nthis.</p>',
      '<strong>strange</strong> thing</p><p>inside</p>',
      '<td><p>a</p></td><td><p>b</p></td>',
    ])
      expect(html).toContain(part)
    expect(html).not.toContain('only a comment')
  })

  const table = (html: string) =>
    [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
      [...row!.matchAll(/<t([hd])>(.*?)<\/t\1>/gs)].map(([, kind, cell]) => `${kind}:${words(cell!).trim()}`),
    )

  it.each([
    [
      'a list-table',
      [
        '.. list-table:: Steps',
        '   :header-rows: 1',
        '   :widths: 20 80',
        '',
        '   * - Step',
        '     - What',
        '   * - 1',
        '     - Build it,',
        '       twice',
      ],
    ],
    ['a csv-table', ['.. csv-table:: Steps', '   :header: "Step", "What"', '', '   1, "Build it, twice"']],
    [
      'a grid table',
      [
        '+------+----------------+',
        '| Step | What           |',
        '+======+================+',
        '| 1    | Build it,      |',
        '|      | twice          |',
        '+------+----------------+',
      ],
    ],
    [
      'a simple table',
      ['====  =========', 'Step  What', '====  =========', '1     Build it,', '      twice', '====  ========='],
    ],
  ])('%s is a table', (_, lines) => {
    const rows = table(renderRst(`Before\n\n${lines.join('\n')}\n\nAfter\n`))
    expect(rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')))).toEqual([
      ['h:Step', 'h:What'],
      ['d:1', 'd:Build it, twice'],
    ])
  })
  it.each([
    ['+---+---+\n| a and b |\n+---+---+'],
    ['+-------+\n| a | b\n+-------+'],
    ['.. list-table::\n\n   * - a\n     - b\n   * - c'],
    ['.. csv-table:: x\n   :file: y.csv'],
  ])('%s, which is no plain table, keeps its letters', (source) => {
    const letters = (text: string) => text.match(/\w+/g)
    expect(letters(words(renderRst(source)))).toEqual(letters(source))
  })

  it('shows images as words with their address, figures with their caption, and furniture not at all', () => {
    const html = renderRst(
      '.. image:: img/a.png\n   :alt: A queue\n\n.. figure:: b.png\n\n   The caption\n\n.. contents::\n   :depth: 2\n\n.. author:: Ada Ferro\n',
    )
    expect(html).toContain('<span class="md-image" data-src="img/a.png">Image: A queue</span>')
    expect(html).toContain('data-src="b.png">Image: b.png</span>')
    expect(html).toContain('The caption')
    expect(html).toContain('<dt>author</dt><dd>Ada Ferro</dd>')
    expect(html).not.toMatch(/contents|depth/)
  })

  it('leaves out the address of a person who is named, and no code', () => {
    const html = renderRst(
      ':Author: Ada Ferro <ada@example.org>, Bo <bo@example.org>\n\nSend to list@example.org; ``A <a@example.org>`` is code.\n',
    )
    expect(html).toContain('<p>Ada Ferro, Bo</p>')
    expect(html).toContain('Send to list@example.org')
    expect(html).toContain('<code>A &lt;a@example.org&gt;</code>')
  })

  it('renders nothing that runs', () => {
    for (const payload of [
      '<script>alert(1)</script>',
      '`x <javascript:alert(1)>`_',
      'x_\n\n.. _x: javascript:alert(1)',
      '.. raw:: html\n\n   <script>alert(1)</script>',
      '.. code-block:: "><script>\n\n   x',
      '.. [<b>"] x',
      ':pep:`1"onload=alert(1)`',
      '`<b onclick="x">`__',
      '"><img src=x onerror=alert(1)>\n====\n',
    ]) {
      const tags = renderRst(payload).match(/<(?:"[^"]*"|[^">])+>/g) ?? []
      for (const tag of tags)
        expect(tag).toMatch(
          /^<\/?(?:p|pre|code|a|em|strong|h[1-6]|div|blockquote|dl|dt|dd|ul|ol|li|hr)(?: (?:id|href|rel|class|tabindex|start)="[^"<>]*")*>$/,
        )
      expect(tags.join('')).not.toMatch(/href="(?!https?:|mailto:|#)/)
    }
  })

  it('never throws and keeps every word of plain text', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        '    ',
        '====',
        '----',
        '.. note::',
        '.. _a:',
        '* x',
        '1. y',
        ':f: v',
        '>>> 1',
        '| l',
        '``',
        '`a <b>`_',
        '::',
        '.. |s| replace:: t',
      ),
      fc.string(),
    )
    fc.assert(fc.property(fc.array(line), (lines) => typeof renderRst(lines.join('\n')) === 'string'))
    const word = fc.constantFrom('deploy', 'queue', 'stage')
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('', '  ', '* ', '   - '), word, word)), (rows) => {
        const source = rows.map(([indent, a, b]) => `${indent}${a} ${b}`).join('\n')
        expect(words(renderRst(source)).match(/\w+/g) ?? []).toEqual(source.match(/\w+/g) ?? [])
      }),
    )
  })

  it('takes linear time for what would tempt a pattern to backtrack', () => {
    for (const source of [
      `\`${' '.repeat(60_000)}x`,
      'a'.repeat(100_000),
      'a.'.repeat(50_000),
      '`'.repeat(50_000),
      '**a'.repeat(30_000),
      '* '.repeat(3_000),
    ]) {
      const started = cpuTime()
      renderRst(source)
      expect(cpuTime() - started, source.slice(0, 5)).toBeLessThan(2_000)
    }
  }, 60_000)

  describeCorpora('rfcs/pep', (corpus) => {
    it.each(corpus.list('.rst'))('%s is rendered with its headings and its words', (name) => {
      const source = corpus.read(name)
      expect(rstOutline(source).length).toBeGreaterThan(3)
      // Of words: rules of tables and addresses of people are not shown.
      const count = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).length
      const kept = count(words(renderRst(source))) / count(source.replace(/https?:\S+|<\S+@\S+>/g, ''))
      expect(kept).toBeGreaterThan(0.85)
    })
  })
})

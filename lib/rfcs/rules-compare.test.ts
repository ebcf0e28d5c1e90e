import { describe, expect, test } from 'vitest'
import { describeCorpora } from '@/tests/support/corpus'
import { findUnsafe } from '@/tests/support/inert'
import { payloads } from '@/tests/support/xss-payloads'
import { blameBlocks, blameLines } from './rules-blame'
import { blocksOf, spliced } from './rules-html-blocks'
import { compareRendered } from './rules-compare'
import { textOf } from './rules-marks'

const md = (body: string) => ({ format: 'markdown' as const, body })

describe('blocksOf', () => {
  test('are the outermost elements, without ids', () => {
    expect(
      blocksOf('<h2 id="doc-a">A</h2>\n<p>One <em>two</em><br>three</p>\n<hr>\n<ul>\n<li><p>x</p></li>\n</ul>'),
    ).toEqual(['<h2>A</h2>', '<p>One <em>two</em><br>three</p>', '<hr>', '<ul>\n<li><p>x</p></li>\n</ul>'])
  })
})

describe('spliced', () => {
  test('marks stretches across elements and puts in what is gone', () => {
    const html = '<p>One <em>two</em> &amp; three</p>'
    expect(spliced(html, [{ at: 4, end: 9, tag: 'ins' }])).toBe(
      '<p>One <em><ins>two</ins></em> <ins>&amp;</ins> three</p>',
    )
    expect(
      spliced(html, [
        { at: 0, insert: '<b>', tag: 'del' },
        { at: 15, insert: ' end', tag: 'del' },
      ]),
    ).toBe('<p><del>&lt;b&gt;</del>One <em>two</em> &amp; three<del> end</del></p>')
  })
})

describe('compareRendered', () => {
  test('says nothing of equal texts, also where the source differs', () => {
    expect(compareRendered(md('# A\n\none'), md('# A\n\none'))).toEqual([])
    expect(compareRendered(md('*one*\n'), md('_one_\n\n'))).toEqual([])
  })
  test('shows a block in other words with both, whole blocks that came or went, and how many are the same', () => {
    const before = [
      '# Title',
      ...Array.from({ length: 6 }, (_, i) => `Paragraph ${i}.`),
      'It takes forty minutes on a normal day.',
      'Gone with the wind entirely.',
      'End.',
    ].join('\n\n')
    const after = before.replace('forty', 'thirty-five').replace('Gone with the wind entirely.\n\n', '') + '\n\n- New'
    const changes = compareRendered(md(before), md(after))
    expect(changes.map((change) => change.kind)).toEqual(['gap', 'same', 'edited', 'removed', 'same', 'added'])
    expect(changes[0]).toEqual({ kind: 'gap', count: 6 })
    expect(changes[2]).toEqual({
      kind: 'edited',
      before: '<p>It takes <del>forty</del> minutes on a normal day.</p>',
      after: '<p>It takes <ins>thirty-five</ins> minutes on a normal day.</p>',
      both: '<p>It takes <del>forty</del><ins>thirty-five</ins> minutes on a normal day.</p>',
    })
  })
  test('is inert whatever is compared', () => {
    for (const [index, { text }] of payloads.entries()) {
      const other = payloads[(index * 7 + 3) % payloads.length]!.text
      for (const change of compareRendered(
        md(`same words here ${text}`),
        md(`same words here ${other}\n\n${text}`),
        3,
      )) {
        for (const html of Object.values(change).filter((value): value is string => typeof value === 'string'))
          expect(findUnsafe(html)).toEqual([])
      }
    }
  }, 60_000)
})

describe('blame', () => {
  const texts = [
    md('# A\n\nOne.\n\nTwo.'),
    md('# A\n\nOne.\n\nTwo, changed.'),
    md('# A\n\nNew.\n\nOne.\n\nTwo, changed.\n\n[x]\n\n[x]: /y'),
  ].map((text, index) => ({ ...text, version: index + 1 }))
  test('of lines is the version they came with', () => {
    expect(blameLines(texts)).toEqual([1, 1, 3, 3, 1, 1, 2, 3, 3, 3, 3])
  })
  test('of blocks is the version that last changed one of their lines', () => {
    expect(blameBlocks('test', texts).map(({ html, version }) => [textOf(html), version])).toEqual([
      ['A', 1],
      ['New.', 3],
      ['One.', 1],
      ['Two, changed.', 2],
      ['x', 3],
    ])
    expect(blameBlocks('test', texts).at(-1)!.html).toContain('href="/y"')
  })
})

describeCorpora('rfcs', (corpus) => {
  /** A very long text, and a word that is often in it. */
  const [body, word] =
    corpus.name === 'corpus'
      ? [corpus.read('kep/5554-in-place-update-pod-resources-alongside-static-cpu-manager-policy/README.md'), 'CPU']
      : [
          repeated(
            corpus.list('.md').map((path) => corpus.read(path)),
            90_000,
          ),
          'team',
        ]

  test('blame of thirty versions of a very long text takes bounded time, and covers all of it', () => {
    const versions = Array.from({ length: 30 }, (_, index) => ({
      ...md(body.replaceAll(word, (found, at: number) => (at % 30 < index ? `${found}s` : found))),
      version: index + 1,
    }))
    const started = process.cpuUsage()
    const blocks = blameBlocks(corpus.name, versions)
    const changes = compareRendered(versions[0]!, versions[29]!)
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(20_000)
    expect(blocks.length).toBeGreaterThan(200)
    expect(changes.length).toBeGreaterThan(10)
    const again = process.cpuUsage()
    blameBlocks(corpus.name, versions)
    compareRendered(versions[0]!, versions[29]!)
    expect(process.cpuUsage(again).user / 1000).toBeLessThan(200)
  }, 120_000)
})

/** The texts one after the other, each paragraph numbered so that none comes twice, up to a length. */
function repeated(texts: string[], length: number): string {
  let long = ''
  for (let round = 1; long.length < length; round += 1)
    long +=
      texts
        .join('\n\n')
        .replace(/\r/g, '')
        .replace(/^([A-Z][a-z].*)$/gm, `$1 (${round})`) + '\n\n'
  return long
}

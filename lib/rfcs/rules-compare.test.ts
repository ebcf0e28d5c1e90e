import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
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
  const long =
    '../shared/data/rfcs/kep/5554-in-place-update-pod-resources-alongside-static-cpu-manager-policy/README.md'
  test.runIf(existsSync(long))(
    'of thirty versions of a very long text takes bounded time, and covers all of it',
    () => {
      const body = readFileSync(long, 'utf8')
      const versions = Array.from({ length: 30 }, (_, index) => ({
        ...md(body.replaceAll('CPU', (word, at: number) => (at % 30 < index ? `${word}s` : word))),
        version: index + 1,
      }))
      const started = process.cpuUsage()
      const blocks = blameBlocks('long', versions)
      const changes = compareRendered(versions[0]!, versions[29]!)
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(20_000)
      expect(blocks.length).toBeGreaterThan(200)
      expect(changes.length).toBeGreaterThan(10)
      const again = process.cpuUsage()
      blameBlocks('long', versions)
      compareRendered(versions[0]!, versions[29]!)
      expect(process.cpuUsage(again).user / 1000).toBeLessThan(200)
    },
    120_000,
  )
})

import { describe, expect, test } from 'vitest'
import { exportedImages, imageShown } from './import/rules-file-images'
import { renderDocument } from './rules-document'
import { textOf } from './rules-marks'
import { filesLinked, neighbourAt, withReferences, type Neighbour } from './rules-relative'
import type { RfcSource } from './schema'

const image = { id: 'a'.repeat(64), width: 20, height: 10 }
const path = 'text/0008-image.md'
const source = { path, images: { 'text/img/error.png': image, 'img/root.png': image } } as unknown as RfcSource
const rfc = { source, fileImages: { 'img/beside.png': image } }
const place = { path, imageOf: (address: string) => imageShown(rfc, address) }
const at = (number: number, path: string): Neighbour => ({ number, path, headerPath: path })
const neighbours = [at(9, 'text/0009-that.md'), at(10, 'rfd/0010/README.md'), at(11, 'rfd/0011/README.md')]
const show = (body: string, format: 'markdown' | 'rst' | 'asciidoc' | 'mediawiki' = 'markdown') => {
  const { html } = renderDocument({ body, format })
  const shown = withReferences(html, place, neighbours)
  expect(textOf(shown)).toBe(textOf(html))
  return shown
}

describe('a link of an imported text', () => {
  test.each([
    ['[that](0009-that.md)', '/rfcs/9'],
    ['[that](./0009-that.md#limits)', '/rfcs/9#doc-limits'],
    ['[that][1]\n\n[1]: ../text/0009-that.md', '/rfcs/9'],
    ['[that](/text/0009-that.md)', '/rfcs/9'],
    ['<a href="0009-that.md">that</a>', '/rfcs/9'],
    ['[folder](../rfd/0010/)', '/rfcs/10'],
    ['[folder](../rfd/0010/README.md)', '/rfcs/10'],
  ])('%s leads to the RFC that came from that file', (body, href) => {
    expect(show(body)).toContain(`href="${href}"`)
  })
  test('of reStructuredText, AsciiDoc and MediaWiki leads there too', () => {
    expect(show('See `that <0009-that.md>`_.', 'rst')).toContain('href="/rfcs/9"')
    expect(show('See xref:0009-that.md[that].', 'asciidoc')).toContain('href="/rfcs/9"')
    expect(show('See [[0009-that.md|that]].', 'mediawiki')).toContain('href="/rfcs/9"')
  })
  test.each(['[x](0099-none.md)', '[x](../../outside/x.md)', '[x](../src/lib.rs)'])(
    '%s, which is not here, is no link and says so',
    (body) => {
      const html = show(body)
      expect(html).not.toContain('href')
      expect(html).toMatch(/title="[^"]+ is not in this hub"/)
    },
  )
  test.each(['[x](https://example.org/0009-that.md)', '[x](#limits)', '[x](mailto:a@example.org)', '[x](/rfcs/3)'])(
    '%s stays as it is',
    (body) => {
      expect(show(body)).toBe(renderDocument({ body, format: 'markdown' }).html)
    },
  )
  test('that two files could be is none; the whole path tells two apart', () => {
    const two = [at(1, 'a/adr/0001-x.md'), at(2, 'b/adr/0001-x.md')]
    expect(neighbourAt(two, 'b/adr/0001-x.md')).toBe(2)
    expect(neighbourAt(two, 'adr/0001-x.md')).toBeNull()
  })
  test('asks for the files by what they are called', () => {
    const { html } = renderDocument({
      body: '[a](0009-that.md) [b](../rfd/0010/) [c](https://example.org)',
      format: 'markdown',
    })
    expect(filesLinked(html, place)).toEqual(expect.arrayContaining(['0009-that', '0010']))
  })
})

describe('an image of an imported text', () => {
  test.each([
    '![error](img/error.png)',
    '<img src="img/error.png" alt="error">',
    '![error](./img/error.png "A title")',
    '![beside](img/beside.png)',
  ])('%s is shown, with its words for those who do not see it', (body) => {
    expect(show(body)).toContain(`<img src="/api/v1/rfcs/images/${image.id}#20x10" alt="" width="20" height="10"`)
  })
  test('that did not come stays words, and one from the root of the repository is found', () => {
    expect(show('![other](img/other.png)')).not.toContain('<img')
    expect(show('![root](/img/root.png)')).toContain('<img')
    expect(show('![x](constructor)')).not.toContain('<img')
  })
  test('goes out beside its file, and never above it nor under a name that is no image', () => {
    const shown = Object.fromEntries(
      ['img/a.png', '../up.png', '0009-that.md', '.git/x.png', 'a/.b.png'].map((one) => [one, image]),
    )
    const body = Object.keys(shown)
      .map((one) => `![x](${one})`)
      .join('\n\n')
    expect(exportedImages({ source: null, fileImages: shown, body }).map(({ file }) => file)).toEqual([
      'img/a.png',
      null,
      null,
      null,
      null,
    ])
  })
  test('cannot be given an address by what is typed', () => {
    const body =
      '<span class="md-image" data-src="img/error.png">x</span> ![a](img/error.png"><script>alert(1)</script>)'
    expect(show(body)).not.toMatch(/<script|data-src="img\/error.png">x/)
  })
})

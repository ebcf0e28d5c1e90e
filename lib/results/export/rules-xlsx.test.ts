import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { workbook } from './rules-xlsx'

/** The XML of the first cell under the header of a workbook of one cell. */
async function cellOf(text: string): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of workbook([{ name: 'a', header: ['h'], rows: [[[text]]] }])) parts.push(part)
  const sheet = strFromU8(unzipSync(Buffer.concat(parts))['xl/worksheets/sheet1.xml']!)
  return /<c r="A2"[^>]*><is><t[^>]*>([\s\S]*?)<\/t>/.exec(sheet)![1]!
}

it('a cell holds 32,767 characters and no more, and is not cut inside a letter', async () => {
  expect(await cellOf('x'.repeat(32_767))).toHaveLength(32_767)
  expect(await cellOf('x'.repeat(32_768))).toHaveLength(32_767)
  expect(await cellOf(`${'x'.repeat(32_766)}\u{1F30A}`)).toBe('x'.repeat(32_766))
  expect(await cellOf(`${'x'.repeat(32_765)}\u{1F30A}`)).toBe(`${'x'.repeat(32_765)}\u{1F30A}`)
})

it.each([
  ['=1+1', '=1+1'],
  ["'@x", "'@x"],
  ['a_x000D_b', 'a_x005F_x000D_b'],
  ['_x005F_', '_x005F_x005F_'],
  ['_x00D_', '_x00D_'],
  ['a\r\nb\rc', 'a\nb\nc'],
  ['a<b>&\u0001c', 'a&lt;b&gt;&amp;c'],
])('the text %j is written as %j', async (text, written) => {
  expect(await cellOf(text)).toBe(written)
})

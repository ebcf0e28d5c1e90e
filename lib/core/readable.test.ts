import { expect, test } from 'vitest'
import { notText, readable } from './readable'

const bytes = (text: string) => new TextEncoder().encode(text)

// Run November 2026: rtf-parser 1.3.3 says "510 days" of this, and read as a text it was `5\'9610 days.`, between two voices that were
// recognised.
test.each([
  ['RTF as Word writes it', String.raw`{\rtf1\ansi\deff0 Ann: 5\endash 10 days.\par Ben: Why?\par}`],
  ['RTF as TextEdit writes it', String.raw`{\rtf1\ansi\ansicpg1252\cocoartf2822 Ann: 5\'9610 days.}`],
])('%s is no text, and what to do is said', (_, source) => {
  const file = readable({ path: 'notes.txt', bytes: bytes(source) })
  expect(file.text).toBe('')
  expect(notText(file)).toBe('This is rich text (RTF): save it as .docx or as plain text and import that.')
})

test.each([
  ['text', 'an OpenDocument file: save it as .docx and'],
  ['spreadsheet', 'an OpenDocument file: save it as .xlsx or .csv and'],
])('an OpenDocument %s says what to do', (kind, said) => {
  const file = readable({
    path: 'x',
    bytes: bytes(`PK\u0003\u0004\u0000 mimetypeapplication/vnd.oasis.opendocument.${kind}PK`),
  })
  expect(notText(file)).toContain(said)
})

test('a text that only speaks of RTF is a text; what is not known is said to be no text', () => {
  expect(readable({ path: 'x', bytes: bytes(String.raw`It starts with {\rtf1`) }).text).not.toBe('')
  expect(notText(readable({ path: 'x', bytes: new Uint8Array([1, 0, 2]) }))).toBe('Not a text file.')
})

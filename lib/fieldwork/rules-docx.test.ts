import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readWord } from './rules-docx'
import { readSession, recogniseSession, textOfFile } from './rules-read-file'

const doc = (body: string) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:w14="w14" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`,
    ),
  })
const p = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`
const r = (words: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`
const br = '<w:r><w:br/></w:r>'
const words = (body: string) => {
  const read = readWord(doc(body))
  return 'reason' in read ? read.reason : read.text
}

test('a transcript of Teams: each turn a paragraph with its name, its time and its words on the next line', () => {
  const turn = (name: string, at: string, said: string) => p(r(`${name}   ${at}`), br, r(said))
  const bytes = doc(
    [
      p(r('Weekly talk-20260615_033500-Meeting Recording')),
      p(r('15 June 2026, 03:35am')),
      p(r('27m 42s')),
      p(r('Ana Lopez started transcription')),
      turn('Ana Lopez', '0:03', 'Builds are slow.'),
      turn('Bo Park', '0:09', 'Every day?'),
      turn('Ana Lopez', '0:14', 'Every day.'),
    ].join(''),
  )
  const file = { path: 'talk.docx', text: '', bytes }
  expect(recogniseSession(file)).toMatchObject({ confidence: expect.any(Number) })
  const taken = textOfFile(file)
  const read = 'reason' in taken ? taken : readSession(taken.text)
  expect(read).toMatchObject({ speakers: ['Ana Lopez', 'Bo Park'], date: '2026-06-15' })
  expect('body' in read && read.body).toContain('**Ana Lopez:** [00:00:03] Builds are slow.')
})

test('text is as its author sees it: with insertions and moves, without deletions, with line breaks', () => {
  expect(words(p(r('one'), br, r('two'), '<w:r><w:cr/></w:r>', r('three'), '<w:r><w:tab/></w:r>', r('four')))).toBe(
    'one\ntwo\nthree\tfour',
  )
  expect(
    words(p(r('a '), `<w:ins>${r('new ')}</w:ins>`, '<w:del><w:r><w:delText>old</w:delText></w:r></w:del>', r('end'))),
  ).toBe('a new end')
  expect(words(`<w:moveFrom>${p(r('here'))}</w:moveFrom>${p(`<w:moveTo>${r('there')}</w:moveTo>`)}`)).toContain('there')
  expect(words(p('<w:bdo w:val="rtl">', r('שלום'), '</w:bdo>', '<w:fldSimple>', r('7'), '</w:fldSimple>'))).toBe(
    'שלום7',
  )
})

test('check boxes keep whether they are ticked: content controls, old form fields, symbols', () => {
  const control = (ticked: string, shown: string) =>
    `<w:sdt><w:sdtPr><w14:checkbox><w14:checked ` +
    `w14:val="${ticked}"/></w14:checkbox></w:sdtPr><w:sdtContent>${r(shown)}</w:sdtContent></w:sdt>`
  expect(words(p(control('1', '☒'), r(' agreed'))) + words(p(control('0', '☐'), r(' named')))).toBe('☒ agreed☐ named')
  const field = (inner: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>${inner}</w:checkBox></w:ffData></w:fldChar></w:r>`
  expect(words(p(field('<w:default w:val="0"/><w:checked/>'), r(' yes')))).toBe('☒ yes')
  expect(words(p(field('<w:default w:val="0"/>'), r(' no')))).toBe('☐ no')
  expect(words(p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', r(' ok')))).toBe('☒ ok')
})

test('hidden text, comments’ places and what cannot be read are said, not guessed', () => {
  const read = readWord(
    doc(
      p(
        r('seen '),
        r('secret', '<w:vanish/>'),
        r('seen too', '<w:vanish w:val="0"/>'),
        '<w:r><w:footnoteReference/></w:r>',
      ),
    ),
  )
  expect(read).toMatchObject({ text: 'seen seen too', findings: [{ key: 'hidden-text' }, { key: 'footnotes' }] })
  const box = p(
    r('before'),
    `<mc:AlternateContent><mc:Choice><w:r>${p(r('in the box'))}</w:r></mc:Choice><mc:Fallback>${p(r('in the box'))}</mc:Fallback></mc:AlternateContent>`,
    r('after'),
  )
  expect(words(box)).toBe('before\n\nin the box\n\nafter')
})

test('what is no Word document, or a broken one, is refused with the reason', () => {
  expect(readWord(new Uint8Array([0x50, 0x4b, 3, 4, 1, 2]))).toHaveProperty('reason')
  expect(words('<w:p>')).toMatch(/damaged/)
  expect(textOfFile({ path: 'x.bin', text: '', bytes: new Uint8Array([1, 0, 2]) })).toEqual({
    reason: 'Not a text file.',
  })
  expect(textOfFile({ path: 'x.rtf', text: String.raw`{\rtf1\ansi Ann: 5\endash 10 days.\par}` })).toEqual({
    reason: 'This is rich text (RTF): save it as .docx or as plain text and import that.',
  })
})

test('how a word is read, above it, is not said once more; dates, directions and custom marks keep their words', () => {
  const ruby = `<w:r><w:ruby><w:rt>${r('かいぎ')}</w:rt><w:rubyBase>${r('会議')}</w:rubyBase></w:ruby></w:r>`
  expect(words(p(r('次の'), ruby, r('です')))).toBe('次の会議です')
  expect(words(p(r('On '), `<w:fldSimple w:instr=" DATE ">${r('1 June 2026')}</w:fldSimple>`, r(' we met')))).toBe(
    'On 1 June 2026 we met',
  )
  expect(
    words(p(r('It is '), `<w:bdo w:val="rtl">${r('not')}</w:bdo>`, `<w:smartTag>${r(' ready')}</w:smartTag>`)),
  ).toBe('It is not ready')
})

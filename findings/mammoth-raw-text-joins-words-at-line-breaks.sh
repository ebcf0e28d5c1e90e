#!/usr/bin/env bash
# Software: mammoth 1.13.0, on Node 20. `extractRawText` and `convertToHtml` on Word documents made here from their XML parts.
# Expected: the raw text has the words of the document, apart from each other as on the page.
# Seen: a line break within a paragraph is nothing at all in the raw text: "Ann 0:03" and "We wait" on the next line are
#   "Ann 0:03We wait". No message says so; in the HTML the break is there. A ticked box and an empty one are the same nothing in the
#   raw text too. A date that Word keeps up to date (`fldSimple`) and words within a run from right to left (`bdo`, `dir`) are
#   gone from both, and only `messages` knows of it; what the author had hidden (`vanish`) stands in both.
# Why it matters: a transcript that has the name, a line break and the words in one paragraph loses where the name ends. A
#   form's answers are its boxes. A quotation without its date or its middle still reads like one.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "word", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact mammoth@1.13.0 fflate@0.8.3 >/dev/null || exit 1
cat >try.js <<'JS'
const { strToU8, zipSync } = require('fflate')
const mammoth = require('mammoth')
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const word14 = 'http://schemas.microsoft.com/office/word/2010/wordml'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const document = (paragraph) => {
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaging}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${word}" xmlns:w14="${word14}"><w:body><w:p>${paragraph}</w:p></w:body></w:document>`,
  }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]))))
}
const run = (text, how = '') => `<w:r>${how && `<w:rPr>${how}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
const box = (checked) =>
  `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${checked}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run(checked ? '☒' : '☐')}</w:sdtContent></w:sdt>`
const cases = [
  ['line break', `${run('Ann 0:03')}<w:r><w:br/></w:r>${run('We wait')}`, 'Ann 0:03\nWe wait', 'Ann 0:03We wait', 0],
  ['boxes', `${box(1)}${run(' Yes ')}${box(0)}${run(' No')}`, '☒ Yes ☐ No', ' Yes  No', 0],
  ['a date', `${run('On ')}<w:fldSimple w:instr=" DATE ">${run('1 June 2026')}</w:fldSimple>${run(' we met')}`, 'On 1 June 2026 we met', 'On  we met', 1],
  ['right to left', `${run('It is ')}<w:bdo w:val="rtl">${run('not')}</w:bdo>${run(' ready')}`, 'It is not ready', 'It is  ready', 1],
  ['hidden', `${run('It is ready')}${run(' (ask Ann)', '<w:vanish/>')}`, 'It is ready', 'It is ready (ask Ann)', 0],
]
const go = async () => {
  let same = true
  for (const [name, paragraph, expected, described, messages] of cases) {
    const buffer = document(paragraph)
    const raw = await mammoth.extractRawText({ buffer })
    const html = await mammoth.convertToHtml({ buffer })
    const text = raw.value.replace(/\n+$/, '')
    console.log(name.padEnd(14), 'expected', JSON.stringify(expected), 'seen', JSON.stringify(text), 'messages', raw.messages.length, '| HTML', html.value)
    same &&= text === described && raw.messages.length === messages
  }
  process.exit(same ? 0 : 1)
}
go()
JS
node try.js && { echo 'mammoth 1.13.0: as described'; exit 0; }
echo 'mammoth 1.13.0: the behaviour has changed'
exit 1

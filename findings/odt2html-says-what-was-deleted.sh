#!/usr/bin/env bash
# Software: odt2html 1.0.1 (the newest release), on Node 20. HTML of OpenDocument text (ISO 26300), made here from its XML.
# Expected: with tracked changes, what was deleted is no text of the document; a comment in the margin stands apart from the sentence it
#   is on; a tab, and blanks that the format writes as an element, keep words apart.
# Seen: deleted words come first, as a paragraph of their own: OpenDocument keeps them in a part before the text and leaves a mark at
#   their place. A comment is a paragraph within the sentence, "It works<p>not for us</p> well". A tab and `text:s` are nothing at
#   all: "build 3" on a tab stop is "build3", and "12" and "40" apart by blanks are "1240". A line break is one.
# Why it matters: an interview's notes open with what the author took out, often a name. What a colleague remarked reads as said by
#   the person, and two numbers are one.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "odt", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact odt2html@1.0.1 fflate@0.8.3 >/dev/null || exit 1
cat >try.js <<'JS'
const { writeFileSync } = require('fs')
const { strToU8, zipSync } = require('fflate')
const { toHTML } = require('odt2html')
const names = ['office', 'text'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(' ')
const document = (body) =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.text'),
    'content.xml': strToU8(`<?xml version="1.0"?><office:document-content ${names} office:version="1.3"><office:body><office:text>${body}</office:text></office:body></office:document-content>`),
  })
const deleted =
  '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>never</text:p></text:deletion></text:changed-region></text:tracked-changes>'
const cases = [
  ['deleted', `${deleted}<text:p>We <text:change text:change-id="c1"/>wait</text:p>`, '<p>We wait</p>', '<p>never</p><p>We wait</p>'],
  ['comment', '<text:p>It works<office:annotation><text:p>not for us</text:p></office:annotation> well</text:p>', '<p>It works well</p>', '<p>It works<p>not for us</p> well</p>'],
  ['tab', '<text:p>build<text:tab/>3</text:p>', '<p>build 3</p>', '<p>build3</p>'],
  ['blanks', '<text:p>12<text:s text:c="4"/>40</text:p>', '<p>12    40</p>', '<p>1240</p>'],
  ['line break', '<text:p>one<text:line-break/>two</text:p>', '<p>one<br>two</p>', '<p>one<br></br>two</p>'],
]
const run = async () => {
  let same = true
  for (const [name, body, expected, described] of cases) {
    writeFileSync('one.odt', document(body))
    const seen = await toHTML({ path: 'one.odt' })
    console.log(name.padEnd(10), 'expected', expected, '| seen', seen)
    same &&= seen.trim() === described
  }
  process.exit(same ? 0 : 1)
}
run()
JS
node try.js && { echo 'odt2html 1.0.1: as described'; exit 0; }
echo 'odt2html 1.0.1: the behaviour has changed'
exit 1

#!/usr/bin/env bash
# Software: papaparse 5.7.1, on Node 20. It guesses what sets the cells of a file apart.
# Expected: a file in which every line is "name;1,5" is read as two columns by ";", however long it is and whether or not its
#   last line ends.
# Seen: with fewer than nine rows below the header and a line break at the end it is read by ",": the header as one column,
#   each row cut within its number ("Ana;1" and "5"). Without that last line break, or with `skipEmptyLines`, it is right. The empty text after
#   the last line break counts as a row of one cell, so that the mean falls under the two cells which a guess needs; with three
#   columns or ten rows it does not. It reports "UndetectableDelimiter" among `errors`, and data all the same.
# Why it matters: a short file of a German or French spreadsheet loses its decimals. An importer has to treat that report as a
#   refusal, or to guess from the lines that hold something.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "short", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact papaparse@5.7.1 >/dev/null || exit 1
node -e "
  const Papa = require('papaparse')
  const lines = (count) => ['name;hours', ...Array.from({ length: count }, (_, at) => 'Team ' + at + ';' + at + ',5')].join('\n')
  const cases = [
    ['3 rows, last line ends', lines(3) + '\n', {}, ','],
    ['8 rows, last line ends', lines(8) + '\n', {}, ','],
    ['9 rows, last line ends', lines(9) + '\n', {}, ';'],
    ['3 rows, last line does not', lines(3), {}, ';'],
    ['3 rows, skipEmptyLines', lines(3) + '\n', { skipEmptyLines: true }, ';'],
    ['3 columns, 3 rows', lines(3).replace(/^(.*)$/gm, 'x;\$1') + '\n', {}, ';'],
  ]
  let same = true
  for (const [name, text, options, described] of cases) {
    const { data, meta, errors } = Papa.parse(text, options)
    console.log(name.padEnd(28), 'expected ; seen', meta.delimiter, JSON.stringify(data[1]), errors.map((error) => error.code).join())
    same &&= meta.delimiter === described
  }
  process.exit(same ? 0 : 1)
" && { echo 'papaparse 5.7.1: as described'; exit 0; }
echo 'papaparse 5.7.1: the behaviour has changed'
exit 1

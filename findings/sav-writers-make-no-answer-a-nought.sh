#!/usr/bin/env bash
# Software: @codious/sav-reader-writer 1.1.4 and sav-writer 1.0.0 (the newest of both in the npm registry), read back with sav-reader 2.0.8, on
#   Node 20. The two packages there that write SPSS's .sav.
# Expected: a number that is null or an empty text is system-missing in the file, as one that is left out; a moment is written to the second.
# Seen: null and '' are the number 0, a valid answer; only a key that is not there (or no number at all) is missing. Of the answers 5, none, 4
#   the mean is 3 instead of 4.5. The seconds of a moment are dropped: the format DD-MM-YYYY HH:mm:SS has in its last place
#   moment's sign for fractions of a second, and 09:12:45 becomes 09:12:00.
# Why it matters: database rows hold null where a person did not answer, and a spreadsheet's row holds ''. On a scale from -2 to 2 or
#   from 0 to 10 a nought is an answer, and no program that opens the file can tell. Durations from such moments are whole minutes.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "sav", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact @codious/sav-reader-writer@1.1.4 sav-writer@1.0.0 sav-reader@2.0.8 >/dev/null || exit 1
cat >try.js <<'JS'
const { existsSync, readFileSync, statSync } = require('fs')
const { setTimeout: pause } = require('timers/promises')
const codious = require('@codious/sav-reader-writer')
const { SavBufferReader } = require('sav-reader')
const other = require('sav-writer')
const rows = [{ id: 1, rate: 5 }, { id: 2, rate: null }, { id: 3, rate: '' }, { id: 4 }, { id: 5, rate: 4, at: '03-11-2026 09:12:45' }]
const columns = ({ VariableType: type }) => [
  { name: 'id', label: 'id', type: type.Numeric, width: 8, decimal: 0, columns: 8 },
  { name: 'rate', label: 'rate', type: type.Numeric, width: 8, decimal: 0, columns: 8 },
  { name: 'at', label: 'at', type: type.DateTime, width: 20, decimal: 0, columns: 20 },
]
const saved = async (path) => {
  other.saveToFile(path, rows, columns(other))
  for (let size = -1; !existsSync(path) || statSync(path).size !== size; await pause(200)) size = existsSync(path) ? statSync(path).size : -1
  return readFileSync(path)
}
const read = async (bytes) => {
  const reader = new SavBufferReader(bytes)
  await reader.open()
  return reader.readAllRows()
}
// SPSS counts seconds from 14 October 1582.
const clock = (seconds) => new Date((seconds - 12219379200) * 1000).toISOString().slice(11, 19)
const run = async () => {
  let same = true
  for (const [name, bytes] of [['@codious/sav-reader-writer', codious.toBuffer(rows, columns(codious))], ['sav-writer', await saved('rows.sav')]]) {
    const seen = await read(bytes)
    const rates = seen.map((row) => row.rate ?? '.')
    const time = clock(seen[4].at)
    console.log(name.padEnd(26), 'expected 5 . . . 4 and 09:12:45, seen', ...rates, 'and', time)
    same &&= rates.join(' ') === '5 0 0 . 4' && time === '09:12:00'
  }
  process.exit(same ? 0 : 1)
}
run()
JS
TZ=UTC node try.js && { echo 'sav-reader-writer 1.1.4, sav-writer 1.0.0: as described'; exit 0; }
echo 'sav-reader-writer 1.1.4, sav-writer 1.0.0: the behaviour has changed'
exit 1

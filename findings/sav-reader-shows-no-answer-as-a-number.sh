#!/usr/bin/env bash
# Software: sav-reader 2.0.8 (the newest in the npm registry), on Node 20: reads SPSS's .sav. The file here is written by this script
#   by the published description of the format; PSPP 1.6.2 reads it as expected, and sav-reader does the same with files that PSPP wrote.
# Expected: system-missing is no value, however the file is stored; a text that is declared missing is that text; the label of a
#   value is found under the value as it stands in the rows.
# Seen: in an uncompressed file system-missing is the number -1.797e308: of 5, none and 4 the mean is -5.99e307 (in a compressed one
#   the key is left out). The declared missing text "b" is read as a number near nought (1.04e-317 after PSPP, which fills up with
#   zero bytes, 6.01e-154 after SPSS, with blanks). Labels stand under the text with its filling: "a       " (or "a" and zero bytes),
#   where the rows say "a".
# Why it matters: both kinds of file look the same; SPSS writes either by a setting. Who did not answer gets a number, answers that
#   were declared missing count as valid ones, and a segment that is a text loses its name.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "sav", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact sav-reader@2.0.8 >/dev/null || exit 1
cat >try.js <<'JS'
const { SavBufferReader } = require('sav-reader')
const int = (...all) => Buffer.concat(all.map((one) => Buffer.from(new Int32Array([one]).buffer)))
const real = (one) => Buffer.from(new Float64Array([one]).buffer)
const text = (one, size) => Buffer.from(one.padEnd(size))
const NONE = -Number.MAX_VALUE
// One numeric variable "rate"; one text of a byte, "team", whose value "b" is missing and whose "a" has a label.
const head = (compressed) => [
  text('$FL2', 4), text('@(#) SPSS DATA FILE', 60), int(2, 2, compressed, 0, 3), real(100), text('01 Dec 26', 9), text('10:00:00', 8),
  text('', 64), Buffer.alloc(3),
  int(2, 0, 0, 0, 0x050800, 0x050800), text('RATE', 8),
  int(2, 1, 0, 1, 0x010100, 0x010100), text('TEAM', 8), text('b', 8),
  int(3, 1), Buffer.from('a\0\0\0\0\0\0\0'), Buffer.from([6]), text('Team A', 7), int(4, 1, 2), int(999, 0),
]
const rows = [[5, 'a'], [null, 'b'], [4, 'a']]
const plain = Buffer.concat([...head(0), ...rows.flatMap(([rate, team]) => [real(rate ?? NONE), text(team, 8)])])
// Codes: 101 to 251 are numbers with the bias of 100 taken off, 255 is system-missing, 253 is eight bytes that follow.
const codes = rows.flatMap(([rate]) => [rate === null ? 255 : rate + 100, 253])
const packed = Buffer.concat([...head(1), Buffer.from([...codes, 0, 0]), ...rows.map(([, team]) => text(team, 8))])
const run = async () => {
  let same = true
  for (const [name, bytes, seen] of [['uncompressed', plain, NONE], ['compressed', packed, undefined]]) {
    const reader = new SavBufferReader(bytes)
    await reader.open()
    const rates = (await reader.readAllRows()).map((row) => row.RATE)
    const [team] = reader.meta.sysvars.filter((one) => one.name === 'TEAM')
    const label = reader.meta.valueLabels[0].entries[0].val
    console.log(`${name}: expected 5, none, 4; missing "b"; label of "a". Seen`, rates, team.missing, JSON.stringify(label))
    same &&= rates[0] === 5 && rates[1] === seen && rates[2] === 4 && typeof team.missing === 'number' && label !== 'a'
  }
  process.exit(same ? 0 : 1)
}
run()
JS
node try.js && { echo 'sav-reader 2.0.8: as described'; exit 0; }
echo 'sav-reader 2.0.8: the behaviour has changed'
exit 1

#!/usr/bin/env bash
# Software: iso8601-duration 2.1.4 (the newest release), on Node 20; beside it tinyduration 3.4.1. Durations of ISO 8601.
# Expected: the smallest unit may have a fraction, as the standard has it and as the package's manual says with P0.5D; what it cannot
#   read is an error.
# Seen: a fraction of days, weeks, months or years is not read. Alone it is an error, so P0.5D is one. After a larger unit it is left
#   out, with the unit: P1M1.5D is one month, P1W2.5D one week, P1Y0.5M one year. PT1.5H is read.
# Why it matters: estimates and cycle times are exported in this form. The longer ones lose their last part and look like round
#   figures; the short ones fail, and are mended by hand.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "half", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact iso8601-duration@2.1.4 tinyduration@3.4.1 >/dev/null || exit 1
cat >try.js <<'JS'
const { parse } = require('iso8601-duration')
const other = require('tinyduration')
const parts = (read) => {
  try {
    return Object.entries(read()).filter(([, value]) => value).map(([unit, value]) => `${value} ${unit}`).join(', ')
  } catch (error) {
    return 'an error'
  }
}
const cases = [
  ['P1W2.5D', '1 weeks'], ['P1M1.5D', '1 months'], ['P1Y0.5M', '1 years'], ['P0.5D', 'an error'], ['PT1.5H', '1.5 hours'],
]
let same = true
for (const [text, described] of cases) {
  const seen = parts(() => parse(text))
  console.log(text.padEnd(8), 'seen', seen.padEnd(10), 'tinyduration', parts(() => other.parse(text)))
  same &&= seen === described
}
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'iso8601-duration 2.1.4: as described'; exit 0; }
echo 'iso8601-duration 2.1.4: the behaviour has changed'
exit 1

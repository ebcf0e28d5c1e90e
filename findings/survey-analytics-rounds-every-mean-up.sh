#!/usr/bin/env bash
# Software: survey-analytics 2.5.25 (the dashboard of SurveyJS) with survey-core 2.5.43, on Node 20 with jsdom 26.1.0. `NumberModel`, the
#   mean that its gauges and bullets show for a rating or a number.
# Expected: 0, 0 and 10 have the mean 3.33, and 4, 4 and 5 have 4.33; ten answers that add up to 11 have 1.1.
# Seen: the second digit is always rounded up: 3.34 and 4.34, and one 4 among two hundred 3s gives 3.01. An exact mean can go up
#   as well: 9 × 1 and one 2 give 1.11, for 1.1 × 100 is a little above 110 in binary. Below 0 the number goes towards 0.
# Why it matters: means of the same answers differ from every other program's in one direction, and "above 3" is said of a question
#   with a mean of 3.0003. Who moves from that dashboard to another finds each of their figures a little lower.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "means", "private": true }' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps --save-exact survey-analytics@2.5.25 survey-core@2.5.43 jsdom@26.1.0 >/dev/null || exit 1
cat >try.js <<'JS'
const { JSDOM } = require('jsdom')
const { window } = new JSDOM('')
window.URL.createObjectURL = () => ''
Object.assign(global, { window, document: window.document, HTMLElement: window.HTMLElement })
Object.defineProperty(global, 'navigator', { value: window.navigator, configurable: true })
const { NumberModel } = require('survey-analytics/survey.analytics.core')
const { Model } = require('survey-core')
const survey = new Model({ elements: [{ type: 'rating', name: 'rate', rateMin: -5, rateMax: 10 }] })
const times = (count, value) => Array(count).fill(value)
const cases = [
  ['0 0 10', [0, 0, 10], '3.33', 3.34],
  ['4 4 5', [4, 4, 5], '4.33', 4.34],
  ['200 × 3, one 4', [...times(200, 3), 4], '3.00', 3.01],
  ['9 × 1, one 2', [...times(9, 1), 2], '1.10', 1.11],
  ['-4 -4 -5', [-4, -4, -5], '-4.33', -4.33],
]
const run = async () => {
  let same = true
  for (const [name, list, expected, described] of cases) {
    const rows = list.map((rate) => ({ rate }))
    const [mean] = await new NumberModel(survey.getQuestionByName('rate'), rows).getCalculatedValues()
    console.log(name.padEnd(16), 'expected', expected, 'seen', mean)
    same &&= mean === described
  }
  process.exit(same ? 0 : 1)
}
run()
JS
node try.js && { echo 'survey-analytics 2.5.25: as described'; exit 0; }
echo 'survey-analytics 2.5.25: the behaviour has changed'
exit 1

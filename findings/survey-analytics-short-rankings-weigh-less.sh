#!/usr/bin/env bash
# Software: survey-analytics 2.5.25 (the dashboard of SurveyJS) with survey-core 2.5.43, on Node 20 with jsdom 26.1.0. `RankingModel`, its
#   chart of a ranking question in which people rank as many options as they like (`selectToRankEnabled`).
# Expected: a first place is worth the same, whether a person stopped after it or went on; an option that five of eight put first is
#   not behind one that three put first.
# Seen: a place is worth the length of that person's list less what stands above it. A first place is 3 points in a list of three and 1
#   point in a list of one, as much as a last place. Five who rank "docs" alone give it 5 points, three who rank "builds" before two
#   others give that 9. With lists of one length the order is that of mean places. No label says what the numbers are.
# Why it matters: who has one thing to say is counted least. A roadmap that takes the order from such a chart starts with what
#   the thorough want. Say how many put an option first, and its mean place among those who placed it.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "places", "private": true }' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps --save-exact survey-analytics@2.5.25 survey-core@2.5.43 jsdom@26.1.0 >/dev/null || exit 1
cat >try.js <<'JS'
const { JSDOM } = require('jsdom')
const { window } = new JSDOM('')
window.URL.createObjectURL = () => ''
Object.assign(global, { window, document: window.document, HTMLElement: window.HTMLElement })
Object.defineProperty(global, 'navigator', { value: window.navigator, configurable: true })
const { RankingModel } = require('survey-analytics/survey.analytics.core')
const { Model } = require('survey-core')
const survey = new Model({
  elements: [{ type: 'ranking', name: 'next', choices: ['docs', 'builds', 'tests', 'cloud'], selectToRankEnabled: true }],
})
const people = (count, ...next) => Array.from({ length: count }, () => ({ next }))
const cases = [
  ['5 × docs; 3 × builds tests cloud', [...people(5, 'docs'), ...people(3, 'builds', 'tests', 'cloud')], 'docs before builds', 5, 9],
  ['5 × docs cloud tests; 3 × builds tests cloud', [...people(5, 'docs', 'cloud', 'tests'), ...people(3, 'builds', 'tests', 'cloud')], 'docs before builds', 15, 9],
]
const run = async () => {
  let same = true
  for (const [name, rows, expected, docs, builds] of cases) {
    const chart = new RankingModel(survey.getQuestionByName('next'), rows)
    const { datasets, labels } = await chart.getAnswersData()
    const points = (option) => datasets[0][labels.indexOf(option)]
    console.log(name)
    console.log('  expected', expected, '| seen docs', points('docs'), 'builds', points('builds'))
    same &&= points('docs') === docs && points('builds') === builds
  }
  process.exit(same ? 0 : 1)
}
run()
JS
node try.js && { echo 'survey-analytics 2.5.25: as described'; exit 0; }
echo 'survey-analytics 2.5.25: the behaviour has changed'
exit 1

#!/usr/bin/env bash
# Software: survey-core 3.1.1 (SurveyJS), on Node 20. Conditions on a checkbox question, which holds several answers.
# Expected: `{tools} = 'ci'` holds when ci is the only box that is ticked (or when it is among them), and `!=` is its opposite.
# Seen: a list is never equal to one value, so `=` never holds and `!=` always does, whatever is ticked. `contains` and
#   `anyof` look for whole values in a list, but for letters within the value of a single choice: `{os} contains 'win'`
#   holds for "darwin".
# Why it matters: two conditions that look like a pair of opposites show one question never and the other always. A reader
#   of such files has to say so, instead of choosing a meaning.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "several", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact survey-core@3.1.1 >/dev/null || exit 1
node -e "
  const { Model } = require('survey-core')
  const holds = (visibleIf, data) => {
    const survey = new Model({ elements: [
      { type: 'checkbox', name: 'tools', choices: ['ci', 'cid'] },
      { type: 'radiogroup', name: 'os', choices: ['win', 'darwin'] },
      { type: 'text', name: 'shown', visibleIf },
    ] })
    survey.data = data
    return survey.getQuestionByName('shown').isVisible
  }
  const cases = [
    [\"{tools} = 'ci'\", { tools: ['ci'] }, true, false],
    [\"{tools} != 'ci'\", { tools: ['ci'] }, false, true],
    [\"{tools} = ['ci']\", { tools: ['ci'] }, true, true],
    [\"{tools} contains 'ci'\", { tools: ['cid'] }, false, false],
    [\"{os} contains 'win'\", { os: 'darwin' }, false, true],
    [\"{os} anyof ['win']\", { os: 'darwin' }, false, false],
  ]
  let same = true
  for (const [condition, data, expected, described] of cases) {
    const seen = holds(condition, data)
    same &&= seen === described
    console.log(condition.padEnd(24), JSON.stringify(data).padEnd(20), 'expected', expected, 'seen', seen)
  }
  process.exit(same ? 0 : 1)
" && { echo 'survey-core 3.1.1: as described'; exit 0; }
echo 'survey-core 3.1.1: the behaviour has changed'
exit 1

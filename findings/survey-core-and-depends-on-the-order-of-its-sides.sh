#!/usr/bin/env bash
# Software: survey-core 3.1.1 and 2.5.43 (SurveyJS), on Node 20. Conditions: `visibleIf` of a question.
# Expected: `{a} and {b} = 1` and `{b} = 1 and {a}` hold for the same answers; a name alone holds when it is answered.
# Seen: with a = "x", b = 1 the first holds and the second does not. A condition holds only when its value is true (or the
#   word "true"); `and` gives back its right side. So a name alone, or last, holds for yes-or-no answers only.
# Why it matters: an importer that reads a name alone as "is answered" asks a follow-up of those who said no, and one that
#   reorders the parts of a condition changes whom it holds for.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
as_described=0
for version in 3.1.1 2.5.43; do
  echo '{ "name": "order", "private": true }' >package.json
  npm install --silent --no-audit --no-fund --save-exact "survey-core@$version" >/dev/null || exit 1
  node -e "
    const { Model } = require('survey-core')
    const holds = (visibleIf, data) => {
      const survey = new Model({ elements: [{ type: 'text', name: 'a' }, { type: 'text', name: 'b' }, { type: 'text', name: 'shown', visibleIf }] })
      survey.data = data
      return survey.getQuestionByName('shown').isVisible
    }
    const cases = [
      ['{a} and {b} = 1', { a: 'x', b: 1 }, true, true],
      ['{b} = 1 and {a}', { a: 'x', b: 1 }, true, false],
      ['{a}', { a: 'x' }, true, false],
      ['{a}', { a: true }, true, true],
      ['{a}', { a: false }, false, false],
      ['{b} = 1 and {a} notempty', { a: 'x', b: 1 }, true, true],
    ]
    let same = true
    console.log('survey-core $version')
    for (const [condition, data, expected, described] of cases) {
      const seen = holds(condition, data)
      same &&= seen === described
      console.log(' ', condition.padEnd(26), JSON.stringify(data).padEnd(18), 'expected', expected, 'seen', seen)
    }
    process.exit(same ? 0 : 1)
  " || as_described=1
done
[ "$as_described" = 0 ] && echo 'as described' || echo 'the behaviour has changed'
exit "$as_described"

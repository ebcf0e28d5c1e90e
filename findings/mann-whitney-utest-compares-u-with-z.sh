#!/usr/bin/env bash
# Software: mann-whitney-utest 1.0.5 and @tainakanchu/mann-whitney-utest 1.1.0 (the newest of both in the npm registry), on Node 20. Whether
#   two groups rate a question differently: `test` gives both U, `criticalValue` the z of the smaller one, `significant` yes or no.
# Expected: at 5 % "yes" where z is above 1.96 (groups of some size), and never for one answer against one, where nothing can be.
# Seen: `significant` asks whether the smaller U is below z. These are no two sides of one scale: U grows with the product of the
#   group sizes, z does not. One answer against one, 3 and 4, is "significant" (U 0, z 1). Two groups of 30 with z = 2.74, p = 0.006, are
#   not (U 270), and two of 200 with z = 7.10 are not. Only groups that hardly overlap ever are. U and z themselves are right, ties too.
# Why it matters: a team of one differs "significantly" from another, and the change of a whole organisation does not.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "groups", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact mann-whitney-utest@1.0.5 @tainakanchu/mann-whitney-utest@1.1.0 >/dev/null || exit 1
cat >try.js <<'JS'
const turns = (from, to, count) => Array.from({ length: count }, (_, at) => from + (at % (to - from + 1)))
const cases = [
  ['1 against 1', [[3], [4]], 0, 1, 'no', true],
  ['30 against 30', [turns(1, 5, 30), turns(3, 5, 30)], 270, 2.743, 'yes', false],
  ['200 against 200', [turns(1, 5, 200), turns(3, 5, 200)], 12040, 7.097, 'yes', false],
]
let same = true
for (const name of ['mann-whitney-utest', '@tainakanchu/mann-whitney-utest']) {
  const library = require(name)
  for (const [groups, samples, smaller, described, expected, says] of cases) {
    const u = library.test(samples)
    const z = library.criticalValue(u, samples)
    const significant = library.significant(u, samples)
    console.log(name, '|', groups.padEnd(15), 'U', Math.min(...u), 'z', z.toFixed(3), '| expected', expected, 'seen', significant ? 'yes' : 'no')
    same &&= Math.min(...u) === smaller && Math.abs(z - described) < 0.01 && significant === says
  }
}
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'mann-whitney-utest 1.0.5: as described'; exit 0; }
echo 'mann-whitney-utest 1.0.5: the behaviour has changed'
exit 1

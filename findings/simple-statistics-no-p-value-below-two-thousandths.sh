#!/usr/bin/env bash
# Software: simple-statistics 7.12.1, on Node 20. `cumulativeStdNormalProbability(z)` and `probit(p)`, which it calls the inverse of it.
# Expected: the share of the normal distribution below z, so that 2·(1 − share) is the p-value of a difference of z standard errors:
#   0.00318 % at z = 4.16, and ever smaller; and probit(0.975) = 1.95996.
# Seen: the share is read from a table that ends at 3.09. For every larger z it is 0.999, so that no p-value is below 0.002.
#   probit(0.975) is 1.9572, for its error function is inverted by an approximation: each 95 % interval made with it is 0.14 %
#   too narrow.
# Why it matters: who compares a survey's questions between two waves corrects for how many there are. After Holm's correction of
#   30 comparisons the smallest p-value that can come out is 30 × 0.002 = 0.06: nothing is ever significant at 5 %, however
#   large the change.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "normal", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact simple-statistics@7.12.1 >/dev/null || exit 1
node -e "
  const { cumulativeStdNormalProbability: share, probit } = require('simple-statistics')
  // Abramowitz and Stegun, Handbook of Mathematical Functions, table 26.1
  const known = [[1.96, 0.9750021], [3, 0.9986501], [3.5, 0.9997674], [4, 0.9999683], [5, 0.9999997]]
  let same = true
  for (const [z, right] of known) {
    const seen = share(z)
    console.log('z', z, 'expected', right, 'seen', seen, '| p expected', (2 * (1 - right)).toPrecision(2), 'seen', (2 * (1 - seen)).toPrecision(2))
    same &&= z > 3.09 ? seen === 0.999 : Math.abs(seen - right) < 0.0001
  }
  const smallest = 2 * (1 - Math.max(...Array.from({ length: 1000 }, (_, at) => share(at / 100))))
  console.log('smallest p of z from 0 to 10: expected 1.5e-23, seen', smallest.toPrecision(2), '| times 30:', (30 * smallest).toPrecision(2))
  console.log('probit(0.975): expected 1.959964, seen', probit(0.975).toFixed(6))
  same &&= Math.abs(smallest - 0.002) < 1e-9 && probit(0.975).toFixed(4) === '1.9572'
  process.exit(same ? 0 : 1)
" && { echo 'simple-statistics 7.12.1: as described'; exit 0; }
echo 'simple-statistics 7.12.1: the behaviour has changed'
exit 1

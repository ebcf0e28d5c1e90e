#!/usr/bin/env bash
# Software: hdbscan-ts 1.0.17 (the newest release), on Node 20. HDBSCAN: clusters of points, or -1 for noise.
# Expected: points at the same place have the same label, since no distance tells them apart. Three heaps of eight equal points, far from
#   each other, are three clusters of eight, with every `minSamples` below eight.
# Seen: five of each heap are in its cluster and three are noise (with `minSamples` and `minClusterSize` 3 three and five), while points
#   of a grid, of which no two are equal, are all labelled right. Points that were equal in the input lie in and out of a cluster.
# Why it matters: answers are often word for word the same ("documentation", "none", a text pasted for a team), and their vectors are
#   equal. The most frequent answer is then counted low, and part of it stands under "fits nowhere".
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "heaps", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact hdbscan-ts@1.0.17 >/dev/null || exit 1
cat >try.js <<'JS'
const { HDBSCAN } = require('hdbscan-ts')
const heaps = [[0, 0], [9, 0], [0, 9]].flatMap((place) => Array(8).fill(place))
const grid = (left) => Array.from({ length: 16 }, (_, at) => [left + (at % 4), Math.floor(at / 4)])
const cases = [
  ['3 heaps of 8', heaps, { minClusterSize: 5, minSamples: 5 }, 0, 9],
  ['3 heaps of 8', heaps, { minClusterSize: 5, minSamples: 1 }, 0, 9],
  ['3 heaps of 8', heaps, { minClusterSize: 3, minSamples: 3 }, 0, 15],
  ['2 grids of 16', [...grid(0), ...grid(100)], { minClusterSize: 5, minSamples: 5 }, 0, 0],
]
let same = true
for (const [name, points, options, expected, described] of cases) {
  const labels = Array.from(new HDBSCAN(options).fit(points))
  const noise = labels.filter((label) => label === -1).length
  console.log(name, JSON.stringify(options), 'noise expected', expected, 'seen', noise, '|', labels.join(' '))
  same &&= noise === described
}
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'hdbscan-ts 1.0.17: as described'; exit 0; }
echo 'hdbscan-ts 1.0.17: the behaviour has changed'
exit 1

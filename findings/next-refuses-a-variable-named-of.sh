#!/usr/bin/env bash
# Software: next 16.4.6 (Turbopack build), against Node 20 and typescript 5.9.3.
# Expected: `for (const of of list)` is a loop over `list` with a variable named "of". `of` is no reserved word in
#   ECMAScript, and after `const` the grammar excludes only `let`. Node runs it, TypeScript compiles it.
# Seen: in a TypeScript file `next build` stops with "Variable declaration list cannot be empty"; the same loop in a
#   JavaScript file is built.
# Why it matters: types, lint and tests (esbuild) are green while the production build fails. A gate before a merge has to
#   build, or parse with the bundler's own parser.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
mkdir -p app/list
cat >package.json <<'JSON'
{ "name": "of", "private": true }
JSON
npm install --silent --no-audit --no-fund --save-exact next@16.4.6 react@19.3.1 react-dom@19.3.1 typescript@5.9.3 @types/node@20.19.43 @types/react@19.3.0 >/dev/null || exit 1
cat >app/list/route.ts <<'JS'
export function GET() {
  const seen: string[] = []
  for (const of of ['a', 'b']) seen.push(of)
  return Response.json(seen)
}
JS
sed 's/: string\[\]//' app/list/route.ts >node.mjs
node --input-type=module -e "const { GET } = await import('./node.mjs'); console.log('Node', process.version, 'runs it:', await GET().text())" || exit 1
node -e "
  const ts = require('typescript')
  const { diagnostics } = ts.transpileModule(require('fs').readFileSync('app/list/route.ts', 'utf8'), { reportDiagnostics: true })
  console.log('TypeScript', ts.version, 'finds', diagnostics.length, 'errors')
  process.exit(diagnostics.length)
" || exit 1
NEXT_TELEMETRY_DISABLED=1 npx next build >build.log 2>&1
code=$?
grep -m 1 'Variable declaration list' build.log
if [ "$code" != 0 ] && grep -q 'Variable declaration list cannot be empty' build.log; then
  echo 'next 16.4.6 refuses it (as described)'
  exit 0
fi
echo "next 16.4.6 ended with $code: the behaviour has changed"
exit 1

#!/usr/bin/env bash
# Software: swagger-typescript-api 13.13.0 (the newest release) with typescript 5.9.3, on Node 20; beside it openapi-typescript 7.13.0. Types
#   of an OpenAPI 3.1 document.
# Expected: an answer that is one of several values or null has null in its type, as a text that may be null has.
# Seen: `{ type: ["string", "null"], enum: ["yes", "no", null] }` is "yes" | "no", inline and under a name of its own. A text that
#   may be null is `string | null`; a choice is only where null stands beside it, in an `anyOf`. Of a choice of 1, "1" and null the type is 1
#   alone. No warning is given.
# Why it matters: JSON Schema asks for null in the list of values, so this is the one way to write such a choice in one schema. A program
#   that is checked by these types needs not ask whether the answer is there, and fails at the first that is not.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "choices", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact swagger-typescript-api@13.13.0 openapi-typescript@7.13.0 typescript@5.9.3 >/dev/null || exit 1
cat >make.js <<'JS'
import { writeFileSync } from 'node:fs'
const choice = { type: ['string', 'null'], enum: ['yes', 'no', null] }
const properties = {
  inline: choice,
  named: { $ref: '#/components/schemas/Choice' },
  text: { type: ['string', 'null'] },
  beside: { anyOf: [{ type: 'string', enum: ['yes', 'no'] }, { type: 'null' }] },
  mixed: { enum: [1, '1', null] },
}
const schemas = { Choice: choice, Answer: { type: 'object', required: Object.keys(properties), properties } }
const content = { 'application/json': { schema: { $ref: '#/components/schemas/Answer' } } }
const paths = { '/answer': { get: { operationId: 'answer', responses: { 200: { description: 'One.', content } } } } }
writeFileSync('api.json', JSON.stringify({ openapi: '3.1.0', info: { title: 'x', version: '1' }, paths, components: { schemas } }))
JS
cat >try.ts <<'TS'
import type { Answer } from './sta/api'
import type { components } from './ot'
type Other = components['schemas']['Answer']
type Takes<T, V> = V extends T ? true : false
export const seen: { [K in keyof Answer]: Takes<Answer[K], null> } = { inline: false, named: false, text: true, beside: true, mixed: false }
export const expected: { [K in keyof Other]: Takes<Other[K], null> } = { inline: true, named: true, text: true, beside: true, mixed: true }
export const one: Takes<Answer['mixed'], '1'> = false
export const other: Takes<Other['mixed'], '1'> = true
TS
node make.js || exit 1
npx --no-install swagger-typescript-api generate --path ./api.json --output sta --name api.ts --no-client >/dev/null || exit 1
npx --no-install openapi-typescript ./api.json -o ot.d.ts >/dev/null 2>&1 || exit 1
echo 'swagger-typescript-api:'
sed -n '/interface Answer/,/}/p' sta/api.ts
echo 'openapi-typescript:'
sed -n '/^        Answer: {/,/^        };/p' ot.d.ts
npx --no-install tsc --noEmit --strict --skipLibCheck --module esnext --moduleResolution bundler try.ts && { echo 'swagger-typescript-api 13.13.0: as described'; exit 0; }
echo 'swagger-typescript-api 13.13.0: the behaviour has changed'
exit 1

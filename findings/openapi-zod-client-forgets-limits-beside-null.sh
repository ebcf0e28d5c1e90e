#!/usr/bin/env bash
# Software: openapi-zod-client 1.18.3 (the newest release) with zod 3.25.76, on Node 20; beside it Ajv 8.20.0. It makes zod
#   schemas of an OpenAPI document, 3.1 as well.
# Expected: an answer that may be null is, where it is not null, held to its limits as one that may not: a whole number from 1 to 5.
# Seen: of `type: ["integer", "null"]` nothing is left but "a number or null": 7.5 and -3 are taken, and so is a text of any length and
#   form where one of three capitals or null is told. It is the same with `anyOf` of a type and null. An object whose names are told and
#   that may have more becomes a record: without the name that it has to have it is taken. What may not be null keeps
#   its limits. No warning is given.
# Why it matters: in 3.1 the type of everything that may be empty is written so, and nothing in the generated file fails: the check that
#   was to stand at the edge takes everything, for just those fields that are optional in life.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "limits", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact openapi-zod-client@1.18.3 zod@3.25.76 ajv@8.20.0 @zodios/core@10.9.6 esbuild@0.25.12 >/dev/null || exit 1
cat >make.js <<'JS'
import { writeFileSync } from 'node:fs'
const rating = { type: 'integer', minimum: 1, maximum: 5 }
const code = { type: 'string', pattern: '^[A-Z]{3}$' }
const properties = {
  rating,
  ratingOrNull: { ...rating, type: ['integer', 'null'] },
  ratingAnyOf: { anyOf: [rating, { type: 'null' }] },
  code,
  codeOrNull: { ...code, type: ['string', 'null'] },
  named: { $ref: '#/components/schemas/Rating' },
  open: { type: 'object', required: ['id'], properties: { id: code }, additionalProperties: { type: 'string' } },
}
const schemas = { Rating: rating, Answer: { type: 'object', properties } }
const content = { 'application/json': { schema: { $ref: '#/components/schemas/Answer' } } }
const paths = { '/answer': { get: { operationId: 'answer', responses: { 200: { description: 'One.', content } } } } }
writeFileSync('api.json', JSON.stringify({ openapi: '3.1.0', info: { title: 'x', version: '1' }, paths, components: { schemas } }))
JS
cat >try.js <<'JS'
import { readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2020.js'
import { schemas } from './made.js'
const { components } = JSON.parse(readFileSync('api.json', 'utf8'))
const valid = new Ajv({ strict: false }).compile({ ...components.schemas.Answer, components })
const cases = {
  rating: [3, 7.5, -3],
  ratingOrNull: [3, null, 7.5, -3],
  ratingAnyOf: [3, null, 7.5, -3],
  code: ['ABC', 'nonsense'],
  codeOrNull: ['ABC', null, 'nonsense'],
  named: [3, 7.5, -3],
  open: [{ id: 'ABC' }, {}, { id: 'nonsense' }],
}
const kept = ['rating', 'code', 'named']
let same = true
for (const [name, values] of Object.entries(cases))
  for (const value of values) {
    const [expected, seen] = [valid({ [name]: value }), schemas.Answer.safeParse({ [name]: value }).success]
    console.log(name.padEnd(13), JSON.stringify(value).padEnd(18), 'expected', expected, 'seen', seen)
    same &&= kept.includes(name) ? seen === expected : seen
  }
process.exit(same ? 0 : 1)
JS
node make.js && npx --no-install openapi-zod-client ./api.json -o made.ts --export-schemas >/dev/null || exit 1
npx --no-install esbuild made.ts --format=esm --outfile=made.js --log-level=error || exit 1
node try.js && { echo 'openapi-zod-client 1.18.3: as described'; exit 0; }
echo 'openapi-zod-client 1.18.3: the behaviour has changed'
exit 1

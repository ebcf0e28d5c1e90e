#!/usr/bin/env bash
# Software: prisma and @prisma/client 7.10.0 with @prisma/adapter-libsql 7.10.0 (SQLite); the same was seen with
#   @prisma/adapter-pg 7.10.1 on PostgreSQL 16.
# Expected: `OR: []` matches no row, as the reference of Prisma's client says ("an empty list returns an empty list").
#   So `AND: [{ OR: [] }]` matches none either: a row has to fulfil every condition of AND.
# Seen: `OR: []` by itself matches none, `OR: [{ OR: [] }]` matches none, and `AND: [{ OR: [] }]` matches EVERY row: the
#   condition is left out of the SQL.
# Why it matters: a scope written as a list of alternatives ("one of these teams") opens everything exactly when it allows
#   nothing, as soon as it stands inside AND. Beside other conditions at the top, or for an empty list, the same code is right.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "empty-or", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --save-exact prisma@7.10.0 @prisma/client@7.10.0 @prisma/adapter-libsql@7.10.0 tsx@4.20.6 >/dev/null || exit 1
mkdir prisma
cat >prisma/schema.prisma <<'PRISMA'
generator client {
  provider = "prisma-client"
  output   = "../client"
}
datasource db {
  provider = "sqlite"
}
model Note {
  id   Int    @id
  team String
}
PRISMA
echo "import { defineConfig } from 'prisma/config'
export default defineConfig({ schema: 'prisma/schema.prisma' })" >prisma.config.ts
# Generation needs no engine, yet wants one to be there: any program will do.
PRISMA_SCHEMA_ENGINE_BINARY=$(command -v node) npx prisma generate >generate.log 2>&1 || { cat generate.log; exit 1; }
cat >try.ts <<'TS'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { PrismaClient } from './client/client.ts'
const db = new PrismaClient({ adapter: new PrismaLibSql({ url: 'file:notes.db' }) })
await db.$executeRawUnsafe('CREATE TABLE "Note" ("id" INTEGER PRIMARY KEY, "team" TEXT NOT NULL)')
await db.note.createMany({ data: [{ id: 1, team: 'a' }, { id: 2, team: 'b' }] })
const seen: Record<string, number> = {}
for (const where of [{ OR: [] }, { OR: [{ OR: [] }] }, { team: 'a', OR: [] }, { AND: [{ OR: [] }] }, { team: 'a', AND: [{ OR: [] }] }])
  seen[JSON.stringify(where)] = await db.note.count({ where })
console.log('rows of 2 that match (expected: 0 each)')
console.table(seen)
process.exit(Object.values(seen).join() === '0,0,0,2,1' ? 0 : 1)
TS
npx tsx try.ts
code=$?
[ "$code" = 0 ] && echo 'prisma 7.10.0 leaves an empty OR inside AND out (as described)' || echo "the behaviour has changed ($code)"
exit "$code"

import { defineConfig } from 'prisma/config'

// Only `prisma generate` reads this; the database address is resolved at run time (lib/server/db.ts).
export default defineConfig({ schema: 'prisma/schema', migrations: { path: 'prisma/migrations' } })

import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

/** Three kinds of test: `unit` beside the code, `db` against a real PostgreSQL, `start` for what `npm start` promises. */
export default defineConfig({
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,components,app,prisma,bin}/**/*.test.{ts,tsx,mjs}', 'tests/*.test.ts'],
        },
      },
    ],
  },
})

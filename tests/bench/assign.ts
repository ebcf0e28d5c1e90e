import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Client } from 'pg'
import { seeded } from '@/lib/core/stats/random'
import { WIDTH } from '@/lib/reading/rules-model'
import { normalize } from '@/lib/reading/rules-products'
import { SECRET } from './workspace'

/** Texts that are in themes already, and the themes. */
export const TEXTS = 20_000
export const THEMES = 120

/** Themes with a middle each, far from each other, and so many texts in them. */
async function fillThemes(client: Client): Promise<void> {
  const random = seeded('bench themes')
  for (let theme = 0; theme < THEMES; theme += 1) {
    const centre = normalize(
      Float32Array.from({ length: WIDTH }, () => random() - 0.5),
      WIDTH,
    )
    await client.query(
      `INSERT INTO "Theme" (id, key, label, terms, size, people, teams, trend, centre, spread)
       VALUES ($1, $1, $1, '{}', $2, 0, 0, 0, $3, 0.5)`,
      [`assign-${theme}`, Math.floor(TEXTS / THEMES), Buffer.from(centre.buffer)],
    )
  }
  await client.query(
    `INSERT INTO "Evidence" (id, kind, rung, text, "occurredAt", "refKind", "refId", voice)
     SELECT 'assign-e' || i, 'highlight', 'medium', 'What was said, ' || i, current_date - i % 300, 'highlight', 'assign-e' || i,
       'v' || i % 5000 FROM generate_series(1, $1::int) i`,
    [TEXTS],
  )
  await client.query(
    `INSERT INTO "ThemeEvidence" ("themeId", "evidenceId", weight)
     SELECT 'assign-' || i % $2::int, 'assign-e' || i, 0.7 FROM generate_series(1, $1::int) i`,
    [TEXTS, THEMES],
  )
  await client.query('VACUUM ANALYZE')
}

/**
 * How long a new text takes from its vector to its row in a theme, and how long that theme then takes to be counted, in
 * milliseconds: in a process of its own, by the hub's own code. `cpu` is its processor time of the first part.
 */
export async function assigning(
  url: string,
  client: Client,
): Promise<Record<'assigned' | 'cpu' | 'counted', number[]>> {
  await fillThemes(client)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'assign.program.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'production', NEXTAUTH_SECRET: SECRET, LOG_LEVEL: 'error' },
    })
    let said = ''
    child.stdout.on('data', (data) => (said += data))
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`assigning ended with ${code}`)),
    )
  })
}

/** Run by bin/ before the server: brings the database to this version and fills the demo workspace where it belongs. */
import { join } from 'node:path'
import { closeDb, db } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { migrate } from '@/lib/server/migrate'
import { runExplained } from './explain'

void runExplained(async () => {
  const say = (line: string) => console.log(`  ${line}`)
  const { DATABASE_URL, SEED, SOUNDINGS_DATABASE } = env()

  const applied = await migrate(DATABASE_URL, join(process.cwd(), 'prisma/migrations'), say)
  say(applied.length ? `${applied.length} migrations applied` : 'schema is up to date')

  // The demo belongs on a new embedded database, or where it is asked for by name; never into a workspace that is in use.
  // Whether it was decided is kept, so that a start that was killed while filling tries again, and an emptied hub stays empty.
  const decided = await db.setting.findUnique({ where: { key: 'workspace' } })
  const wanted = SEED ?? (SOUNDINGS_DATABASE === 'embedded' && !decided ? 'demo' : 'none')
  if (wanted === 'demo' && (await db.person.count()) === 0) {
    const started = performance.now()
    const { seedDemo } = await import('@/prisma/seed')
    await seedDemo(db, new Date())
    say(`demo workspace filled in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  if (!decided) await db.setting.createMany({ data: { key: 'workspace', value: wanted }, skipDuplicates: true })
}).then(closeDb)

import { build, checkNode, generate, install } from './lib/prepare.mjs'
import { bundle } from './lib/programs.mjs'
import { exitCode, typescript } from './lib/run.mjs'
import { main, say } from './lib/say.mjs'
import { appEnvironment, readSettings } from './lib/settings.mjs'
import { openThrowaway } from './lib/throwaway.mjs'

// Measures on a database of its own, crash safe as in production.
await main(async () => {
  checkNode()
  const settings = readSettings()
  await install({ dev: true })
  await generate()
  await build()
  const programs = await bundle()
  const database = await openThrowaway({ durable: true, tell: say })
  try {
    const env = appEnvironment({ ...settings, dataDir: database.dataDir }, database)
    process.exitCode = await exitCode(process.execPath, typescript('tests/bench/main.ts', process.argv.slice(2)), {
      env: { ...env, DATA_DIR: database.dataDir, SOUNDINGS_PROGRAMS: programs ?? '' },
    })
  } finally {
    await database.close()
  }
})

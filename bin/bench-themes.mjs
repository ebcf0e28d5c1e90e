import { join } from 'node:path'
import { dataDirectory } from './lib/postgres.mjs'
import { checkNode, install } from './lib/prepare.mjs'
import { exitCode, typescript } from './lib/run.mjs'
import { main } from './lib/say.mjs'

// Measures the finding of themes on a labelled file; needs no database.
await main(async () => {
  checkNode()
  await install()
  const places = ['--models', join(dataDirectory(), 'models'), '--from', process.env.INIT_CWD ?? process.cwd()]
  const program = typescript('lib/cli/bench-themes.ts', [...places, ...process.argv.slice(2)])
  process.exitCode = await exitCode(process.execPath, program)
})

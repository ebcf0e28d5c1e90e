import { generate, install } from './prepare.mjs'
import { openDatabase } from './postgres.mjs'
import { bundle, program } from './programs.mjs'
import { exitCode } from './run.mjs'
import { Stop, say } from './say.mjs'
import { appEnvironment } from './settings.mjs'

/**
 * What every command needs before the app's code can run: libraries, the database client, the programs, the database.
 * Answers {database, env, programs}; `programs` is where `program` finds what was made of them.
 */
export async function open(settings, { tell = say, dev = false } = {}) {
  await install({ tell, dev })
  await generate({ tell })
  const programs = await bundle({ tell })
  const database = await openDatabase({ ...settings, tell })
  const env = appEnvironment(settings, database, tell)
  // Where the sources may change while they run, what is started later is read from them.
  return { database, env: dev || !programs ? env : { ...env, SOUNDINGS_PROGRAMS: programs }, programs }
}

/** Bring the database to this version and fill the demo workspace where it is wanted (lib/cli/prepare.ts). */
export async function prepareDatabase({ env, programs }) {
  const code = await exitCode(process.execPath, program('lib/cli/prepare.ts', [], programs), { env })
  // What was wrong stands above, in words.
  if (code !== 0) throw new Stop('The database could not be prepared.')
}

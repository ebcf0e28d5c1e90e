import { generate, install } from './prepare.mjs'
import { openDatabase } from './postgres.mjs'
import { exitCode, typescript } from './run.mjs'
import { Stop, say } from './say.mjs'
import { appEnvironment } from './settings.mjs'

/** What every command needs before the app's code can run: libraries, the database client, the database. Answers {database, env}. */
export async function open(settings, { tell = say, dev = false } = {}) {
  await install({ tell, dev })
  await generate({ tell })
  const database = await openDatabase({ ...settings, tell })
  return { database, env: appEnvironment(settings, database, tell) }
}

/** Bring the database to this version and fill the demo workspace where it is wanted (lib/cli/prepare.ts). */
export async function prepareDatabase(env) {
  const code = await exitCode(process.execPath, typescript('lib/cli/prepare.ts'), { env })
  // What was wrong stands above, in words.
  if (code !== 0) throw new Stop('The database could not be prepared.')
}

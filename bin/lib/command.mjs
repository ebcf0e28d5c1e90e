import { open } from './open.mjs'
import { checkNode } from './prepare.mjs'
import { bundle, keptHelp, program } from './programs.mjs'
import { exitCode, signalChildren } from './run.mjs'
import { main, sayAside } from './say.mjs'
import { readSettings } from './settings.mjs'

const isOnlyHelp = (args) => args.length === 1 && ['--help', '-h'].includes(args[0])

/**
 * Run one of the app's TypeScript programs with the database open, also while the server runs. Its stdio, signals and
 * exit code are this process's own, and nothing else is written to stdout. `asksHow`: it only says how it is used, which
 * needs no database and must not make one.
 */
export const runWithDatabase = (file, args, { asksHow = false } = {}) =>
  main(async () => {
    checkNode()
    // The program decides when it is done. Ctrl-C in a terminal reaches it by itself, as it does everything in the group.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? 0 : signalChildren(signal)))
    }
    if (asksHow) {
      const programs = await bundle()
      const help = isOnlyHelp(args) ? keptHelp(programs) : undefined
      if (help === undefined)
        process.exitCode = await exitCode(process.execPath, program(file, args, programs), { env: process.env })
      else process.stdout.write(help)
      return
    }
    const { database, env, programs } = await open(readSettings(), { tell: sayAside })
    try {
      // It runs in the repository; paths that were typed are relative to where they were typed.
      const typedIn = process.env.npm_lifecycle_event === 'hub' ? process.env.INIT_CWD : process.cwd()
      process.exitCode = await exitCode(process.execPath, program(file, args, programs), {
        env: { ...env, CALLER_CWD: typedIn },
      })
    } finally {
      await database.close()
    }
  })

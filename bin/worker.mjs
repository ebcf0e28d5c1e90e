import { runWithDatabase } from './lib/command.mjs'

await runWithDatabase('lib/cli/worker.ts', process.argv.slice(2))

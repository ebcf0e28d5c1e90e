import { runWithDatabase } from './lib/command.mjs'

await runWithDatabase('lib/cli/main.ts', process.argv.slice(2))

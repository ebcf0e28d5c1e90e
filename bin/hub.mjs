import { runWithDatabase } from './lib/command.mjs'

const args = process.argv.slice(2)
const asksHow = args.length === 0 || args.includes('--help') || args.includes('-h')
await runWithDatabase('lib/cli/main.ts', args, { asksHow })

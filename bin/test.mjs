import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './lib/chromium.mjs'
import { build, checkNode, generate, install } from './lib/prepare.mjs'
import { main, say } from './lib/say.mjs'
import { runPlaywright, runVitest } from './lib/suites.mjs'

const all = ['unit', 'db', 'start', 'browser']
const chosen = process.argv.length > 2 ? process.argv.slice(2) : all
const external = process.env.TEST_DATABASE_URL ?? ''

const unknown = chosen.filter((part) => !all.includes(part))
if (unknown.length > 0) {
  process.stderr.write(`Unknown: ${unknown.join(', ')}. Usage: npm test [-- ${all.join('|')} …]\n`)
  process.exit(2)
}

await main(async () => {
  checkNode()
  await install({ dev: true })
  await generate()
  const folder = mkdtempSync(join(tmpdir(), 'soundings-reports-'))
  const results = []
  const has = (part) => chosen.includes(part)
  // What the caller's shell says about a running hub is not for the tests.
  for (const name of ['DATABASE_URL', 'DATA_DIR', 'BASE_URL', 'PORT', 'SEED', 'NODE_ENV']) delete process.env[name]

  const quick = ['unit', 'db'].filter(has)
  if (quick.length > 0) {
    say(`Running ${quick.join(' and ')} tests (embedded PostgreSQL)`)
    results.push(await runVitest(quick, folder, { TEST_DATABASE_URL: '' }))
  }
  if (has('db') && external) {
    say('Running db tests on the server of TEST_DATABASE_URL')
    results.push(await runVitest(['db'], folder))
  }
  if (has('start') || has('browser')) await build()
  if (has('start')) {
    say('Running start tests')
    results.push(await runVitest(['start'], folder))
  }
  if (has('browser')) {
    const CHROMIUM_PATH = await ensureChromium()
    say(`Running browser tests (${CHROMIUM_PATH})`)
    results.push(await runPlaywright(folder, { CHROMIUM_PATH }))
  }
  rmSync(folder, { recursive: true })

  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  say('Done')
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)
  process.exitCode = sum('failed') > 0 ? 1 : 0
})

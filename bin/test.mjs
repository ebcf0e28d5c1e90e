import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './lib/chromium.mjs'
import { build, checkNode, generate, install } from './lib/prepare.mjs'
import { Stop, main, say } from './lib/say.mjs'
import { root } from './lib/run.mjs'
import { leftOutLines, runPlaywright, runVitest } from './lib/suites.mjs'

const all = ['unit', 'db', 'start', 'browser']
/** Those of `unit` and `db` that read real files beside the clone, without these: as a clone alone runs them. */
const ALONE = 'alone'
const chosen = process.argv.length > 2 ? process.argv.slice(2) : all
const external = process.env.TEST_DATABASE_URL ?? ''

const unknown = chosen.filter((part) => part !== ALONE && !all.includes(part))
if (unknown.length > 0) {
  process.stderr.write(`Unknown: ${unknown.join(', ')}. Usage: npm test [-- ${[...all, ALONE].join('|')} …]\n`)
  process.exit(2)
}

await main(async () => {
  checkNode()
  await install({ dev: true })
  await generate()
  const folder = mkdtempSync(join(tmpdir(), 'soundings-reports-'))
  // What the caller's shell says about a running hub is not for the tests.
  for (const name of ['DATABASE_URL', 'DATA_DIR', 'BASE_URL', 'PORT', 'SEED', 'NODE_ENV']) delete process.env[name]

  const quick = ['unit', 'db'].filter((part) => chosen.includes(part))
  const isAgain = chosen.includes('db') && external !== ''
  const results = []
  const add = async (isWanted, run) => isWanted && results.push(await orFailure(run))
  await add(quick.length > 0, () => vitest(`${quick.join(' and ')} tests`, quick, { TEST_DATABASE_URL: '' }))
  await Promise.all([
    add(isAgain, () => vitest('db tests on the server of TEST_DATABASE_URL', ['db'], { SECOND_SERVER: '1' })),
    // These mostly wait, for servers to come up or to be found dead: beside other tests they take next to no time.
    add(chosen.includes('start'), () => vitest('start tests', ['start'], {}, { later: isAgain })),
  ])
  await add(chosen.includes('browser'), browser)
  await add(chosen.includes(ALONE), () =>
    vitest(
      'tests that read real files, without these',
      ['unit', 'db'],
      { SOUNDINGS_CORPUS: 'none' },
      { files: readers() },
    ),
  )
  rmSync(folder, { recursive: true })

  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  for (const result of results) for (const line of result.slowest) say(`slow: ${line}`)
  say('Done')
  for (const line of leftOutLines(results.flatMap((result) => result.leftOut))) say(line)
  // Last, so that nobody has to look for them above.
  for (const line of results.flatMap((result) => result.notes)) process.stdout.write(`${line}\n`)
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)
  process.exitCode = sum('failed') > 0 ? 1 : 0

  async function vitest(what, projects, env, how) {
    if (projects.includes('start')) await build()
    say(`Running ${what}`)
    return runVitest(projects, folder, env, how)
  }

  async function browser() {
    await build()
    const CHROMIUM_PATH = await ensureChromium()
    say(`Running browser tests (${CHROMIUM_PATH})`)
    return runPlaywright(folder, { CHROMIUM_PATH })
  }
})

/** The test files that read real files beside the clone. */
function readers() {
  return ['lib', 'tests']
    .flatMap((part) => readdirSync(join(root, part), { recursive: true }).map((name) => join(part, name)))
    .filter((name) => name.endsWith('.test.ts') && readFileSync(join(root, name), 'utf8').includes("support/corpus'"))
}

/** A part that could not run counts as one failure; the others go on. */
async function orFailure(run) {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    process.stderr.write(`${error.message}\n`)
    return { passed: 0, failed: 1, leftOut: [], notes: [`failed: ${error.message}`], slowest: [] }
  }
}

import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { exitCode, root } from './run.mjs'

/** More failing files than these are no chance: they are not repeated. */
const FEW = 4

/**
 * Run the named vitest projects, or those of their tests that are in `files`; answers {passed, failed} from its own report.
 * With `later` what it prints comes when it is done, in one piece: for a run beside another one. In CI a few files that
 * failed run once more, each from its start on a database of its own, as the browser tests do: what then passes is
 * reported so, to be mended, and does not hold back what works.
 */
export async function runVitest(projects, folder, env = {}, { later = false, files = [] } = {}) {
  const first = await vitestOnce(projects, folder, env, { later, files })
  const failing = process.env.CI ? failingFiles(first.report) : []
  if (failing.length === 0 || failing.length > FEW)
    return withStray(counted(first.code, first.report, vitestCounts), first.stray)
  const again = await vitestOnce(projects, folder, env, { later, files: failing })
  const counts = counted(again.code, first.report, (report) =>
    existsSync(again.report) ? repeatedCounts(report, readReport(again.report)) : vitestCounts(report),
  )
  // What came from a file that is repeated is told by its second run, which ends otherwise than with 0 where it comes again.
  return withStray(counts, [...first.stray.filter(({ file }) => !failing.includes(file)), ...again.stray])
}

/** An error outside of every test is a failure, also where every test passed. */
export const withStray = (counts, stray) =>
  stray.length === 0
    ? counts
    : {
        ...counts,
        failed: Math.max(counts.failed, 1),
        notes: [...counts.notes, ...stray.map(({ message }) => `failed: outside of a test: ${firstLines(message)}`)],
      }

async function vitestOnce(projects, folder, env, { later, files }) {
  const report = join(folder, `vitest-${projects.join('-')}-${Date.now()}.json`)
  const args = [
    ...[join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...projects.flatMap((name) => ['--project', name])],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...[`--reporter=${join(root, 'bin/lib/stray-errors.mjs')}`, ...files],
  ]
  const STRAY_ERRORS = `${report}.stray`
  const log = `${report}.log`
  const out = later ? openSync(log, 'w') : 'inherit'
  const code = await exitCode(process.execPath, args, { env: { ...env, STRAY_ERRORS }, stdio: ['inherit', out, out] })
  if (later) {
    closeSync(out)
    process.stdout.write(readFileSync(log, 'utf8'))
  }
  return { code, report, stray: existsSync(STRAY_ERRORS) ? readReport(STRAY_ERRORS) : [] }
}

const readReport = (file) => JSON.parse(readFileSync(file, 'utf8'))

const failingFiles = (report) =>
  existsSync(report)
    ? readReport(report)
        .testResults.filter(({ status }) => status === 'failed')
        .map(({ name }) => name)
    : []

/** What a run came to when its files that failed were run `again`: these count as they came out the second time. */
export function repeatedCounts(first, again) {
  const repeated = new Set(again.testResults.map(({ name }) => name))
  const testResults = [...first.testResults.filter(({ name }) => !repeated.has(name)), ...again.testResults]
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const of = (status) => tests.filter((test) => test.status === status).length
  const counts = vitestCounts({ numPassedTests: of('passed'), numFailedTests: of('failed'), testResults })
  const before = vitestCounts(first).notes
  // A file in which something fails again is told as it came out the second time.
  const passed = before.filter((note) => !counts.notes.some((other) => fileOf(other) === fileOf(note)))
  return {
    ...counts,
    notes: [...passed.map((note) => note.replace(/^failed: /, 'passed when repeated: ')), ...counts.notes],
  }
}

const fileOf = (note) => note.replace(/^failed: /, '').split(/ › |: /)[0]

/** Run the browser tests; answers {passed, failed} from Playwright's own report. */
export async function runPlaywright(folder, env = {}) {
  const report = join(folder, 'playwright.json')
  const args = [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--reporter=list,json']
  const code = await exitCode(process.execPath, args, { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } })
  return counted(code, report, playwrightCounts)
}

/** A file that could not even be read has no tests in the report; it counts as one that failed. `leftOut` names what was skipped. */
export function vitestCounts({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  const leftOut = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ title }) => title),
  )
  const notes = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map((test) => `failed: ${place(name)} › ${test.title}: ${firstLines(test.failureMessages?.[0])}`),
  )
  return {
    ...{ passed: numPassedTests, failed: numFailedTests + broken.length, leftOut },
    notes: [...notes, ...broken.map(({ name, message }) => `failed: ${place(name)}: ${firstLines(message)}`)],
    slowest: slowest(testResults.map(({ name, startTime, endTime }) => [place(name), endTime - startTime])),
  }
}

/** Flaky tests passed in the end. */
export function playwrightCounts({ stats, suites = [] }) {
  const specs = suites.flatMap(specsIn)
  return {
    ...{ passed: stats.expected + stats.flaky, failed: stats.unexpected },
    notes: specs
      .map(({ file, title, tests }) => ({
        file,
        title,
        test: tests.find(({ status }) => /unexpected|flaky/.test(status)),
      }))
      .filter(({ test }) => test)
      .map(({ file, title, test }) => {
        const errors = test.results.map(({ error }) => error?.message).filter(Boolean)
        const what = test.status === 'flaky' ? 'passed when repeated' : 'failed'
        return `${what}: ${file} › ${title}: ${errors.map(firstLines).join(' | then: ')}`
      }),
    slowest: slowest(
      specs.map(({ file, tests }) => [
        file,
        tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0),
      ]),
    ),
  }
}

const specsIn = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsIn)]

/** A file as it is named in the repository. */
const place = (file = '') => file.replace(`${root}/`, '')

/** What an error says first, in one line and without colours. */
const firstLines = (text = '') =>
  stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '))
    .slice(0, 8)
    .join(' ⏎ ')
    .slice(0, 900)

/** The ten files that took longest, as "12.3 s tests/db/x.test.ts"; what is named twice is added up. */
function slowest(times) {
  const sums = new Map()
  for (const [file, ms] of times) if (ms > 0) sums.set(file, (sums.get(file) ?? 0) + ms)
  return [...sums]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 10)
    .map(([file, ms]) => `${(ms / 1000).toFixed(1)} s ${file}`)
}

/**
 * A run without a report, without a test, or that failed for a reason outside its tests is one failure. `notes` has a line
 * for each test that failed or passed only when repeated, `slowest` the files that took longest.
 */
export function counted(code, report, read) {
  const {
    passed,
    failed,
    leftOut = [],
    notes = [],
    slowest = [],
  } = existsSync(report) ? read(readReport(report)) : { passed: 0, failed: 0 }
  const isFailure = failed === 0 && (code !== 0 || passed === 0)
  return {
    ...{ passed, failed: isFailure ? 1 : failed, leftOut, slowest },
    notes: isFailure
      ? [...notes, `failed: the run ended with ${code} after ${passed} tests, outside of a test`]
      : notes,
  }
}

/** One line for each reason why tests were left out on this machine: "corpus not found: /x/rfcs: 6 left out". */
export function leftOutLines(leftOut) {
  const counts = new Map()
  for (const title of leftOut) counts.set(title, (counts.get(title) ?? 0) + 1)
  return [...counts].map(([title, count]) => `${title}: ${count} left out`).sort()
}

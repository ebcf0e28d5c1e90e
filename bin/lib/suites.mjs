import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exitCode, root } from './run.mjs'

/**
 * Run the named vitest projects; answers {passed, failed} from its own report. With `later` what it prints comes when it
 * is done, in one piece: for a run beside another one.
 */
export async function runVitest(projects, folder, env = {}, { later = false } = {}) {
  const report = join(folder, `vitest-${projects.join('-')}-${Date.now()}.json`)
  const args = [
    ...[join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...projects.flatMap((name) => ['--project', name])],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ]
  const log = `${report}.log`
  const out = later ? openSync(log, 'w') : 'inherit'
  const code = await exitCode(process.execPath, args, { env, stdio: ['inherit', out, out] })
  if (later) {
    closeSync(out)
    process.stdout.write(readFileSync(log, 'utf8'))
  }
  return counted(code, report, vitestCounts)
}

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
  return { passed: numPassedTests, failed: numFailedTests + broken.length, leftOut }
}

/** Flaky tests passed in the end. */
export const playwrightCounts = ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected })

/** A run without a report, without a test, or that failed for a reason outside its tests is one failure. */
export function counted(code, report, read) {
  const {
    passed,
    failed,
    leftOut = [],
  } = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 }
  const isFailure = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: isFailure ? 1 : failed, leftOut }
}

/** One line for each reason why tests were left out on this machine: "corpus not found: /x/rfcs: 6 left out". */
export function leftOutLines(leftOut) {
  const counts = new Map()
  for (const title of leftOut) counts.set(title, (counts.get(title) ?? 0) + 1)
  return [...counts].map(([title, count]) => `${title}: ${count} left out`).sort()
}

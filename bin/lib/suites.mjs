import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exitCode, root } from './run.mjs'

/** Run the named vitest projects; answers {passed, failed} from its own report. */
export async function runVitest(projects, folder, env = {}) {
  const report = join(folder, `vitest-${projects.join('-')}-${Date.now()}.json`)
  const args = [
    ...[join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...projects.flatMap((name) => ['--project', name])],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ]
  const code = await exitCode(process.execPath, args, { env })
  return counted(code, report, vitestCounts)
}

/** Run the browser tests; answers {passed, failed} from Playwright's own report. */
export async function runPlaywright(folder, env = {}) {
  const report = join(folder, 'playwright.json')
  const args = [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--reporter=list,json']
  const code = await exitCode(process.execPath, args, { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } })
  return counted(code, report, playwrightCounts)
}

/** A file that could not even be read has no tests in the report; it counts as one that failed. */
export function vitestCounts({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'))
  return { passed: numPassedTests, failed: numFailedTests + broken.length }
}

/** Flaky tests passed in the end. */
export const playwrightCounts = ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected })

/** A run without a report, without a test, or that failed for a reason outside its tests is one failure. */
export function counted(code, report, read) {
  const { passed, failed } = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 }
  const isFailure = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: isFailure ? 1 : failed }
}

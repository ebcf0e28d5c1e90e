import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { counted, leftOutLines, playwrightCounts, repeatedCounts, vitestCounts, withStray } from './suites.mjs'

const folder = mkdtempSync(join(tmpdir(), 'soundings-suites-'))
afterAll(() => rmSync(folder, { recursive: true }))

const report = (content) => {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}
const passed = { status: 'passed', assertionResults: [{ status: 'passed' }] }

test('passed and failed tests are counted as reported', () => {
  const failing = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] }
  const file = report({ numPassedTests: 2, numFailedTests: 1, testResults: [passed, failing] })
  expect(counted(1, file, vitestCounts)).toMatchObject({ passed: 2, failed: 1, leftOut: [] })
  expect(
    counted(1, report({ stats: { expected: 5, flaky: 1, unexpected: 2, skipped: 3 } }), playwrightCounts),
  ).toMatchObject({ passed: 6, failed: 2, leftOut: [] })
})

test('a file that cannot be read is a failure, though it has no failed test', () => {
  const broken = { status: 'failed', assertionResults: [] }
  const file = report({ numPassedTests: 1, numFailedTests: 0, testResults: [passed, broken] })
  expect(counted(1, file, vitestCounts)).toMatchObject({ passed: 1, failed: 1, leftOut: [] })
})

test('a run without a report, without a test, or with another exit code is a failure', () => {
  const file = report({ numPassedTests: 1, numFailedTests: 0, testResults: [passed] })
  expect(counted(0, file, vitestCounts)).toMatchObject({ passed: 1, failed: 0, leftOut: [] })
  expect(counted(1, file, vitestCounts)).toMatchObject({ passed: 1, failed: 1, leftOut: [] })
  expect(counted(0, join(folder, 'missing.json'), vitestCounts)).toMatchObject({ passed: 0, failed: 1, leftOut: [] })
  expect(counted(0, report({ numPassedTests: 0, numFailedTests: 0, testResults: [] }), vitestCounts)).toMatchObject({
    passed: 0,
    failed: 1,
    leftOut: [],
  })
})

test('skipped tests are named with their reason, once for each reason', () => {
  const skipped = (title) => ({ status: 'skipped', title })
  const testResults = [
    passed,
    { status: 'passed', assertionResults: [skipped('corpus not found: /x'), skipped('PSPP is not installed')] },
    { status: 'passed', assertionResults: [skipped('corpus not found: /x')] },
  ]
  const { leftOut } = counted(0, report({ numPassedTests: 1, numFailedTests: 0, testResults }), vitestCounts)
  expect(leftOutLines(leftOut)).toEqual(['PSPP is not installed: 1 left out', 'corpus not found: /x: 2 left out'])
})

test('what failed is said with its file, its name and the error, and what passed when repeated is told apart', () => {
  const failing = {
    name: join(process.cwd(), 'tests/db/x.test.ts'),
    status: 'failed',
    startTime: 1_000,
    endTime: 3_500,
    assertionResults: [{ status: 'failed', title: 'adds', failureMessages: ['Error: 1 is not 2\n    at x.ts:1'] }],
  }
  expect(counted(1, report({ numPassedTests: 0, numFailedTests: 1, testResults: [failing] }), vitestCounts)).toEqual({
    ...{ passed: 0, failed: 1, leftOut: [] },
    notes: ['failed: tests/db/x.test.ts › adds: Error: 1 is not 2'],
    slowest: ['2.5 s tests/db/x.test.ts'],
  })
  const result = (message) => ({ duration: 500, ...(message && { error: { message } }) })
  const spec = (title, status, ...results) => ({ file: 'a.spec.ts', title, tests: [{ status, results }] })
  const suites = [
    {
      specs: [spec('one', 'expected', result())],
      suites: [
        {
          specs: [
            spec('two', 'flaky', result('slow'), result()),
            spec('three', 'unexpected', result('wrong'), result('wrong again')),
          ],
        },
      ],
    },
  ]
  expect(counted(1, report({ stats: { expected: 1, flaky: 1, unexpected: 1 }, suites }), playwrightCounts)).toEqual({
    ...{ passed: 2, failed: 1, leftOut: [] },
    notes: ['passed when repeated: a.spec.ts › two: slow', 'failed: a.spec.ts › three: wrong | then: wrong again'],
    slowest: ['2.5 s a.spec.ts'],
  })
})

test('a file that failed counts as it came out the second time, and what passed only then is told', () => {
  const file = (name, ...statuses) => ({
    name: join(process.cwd(), name),
    status: statuses.includes('failed') ? 'failed' : 'passed',
    assertionResults: statuses.map((status, at) => ({ status, title: `t${at}`, failureMessages: ['Error: no'] })),
  })
  const first = { testResults: [file('a.test.ts', 'passed'), file('b.test.ts', 'passed', 'failed')] }
  expect(repeatedCounts(first, { testResults: [file('b.test.ts', 'passed', 'passed')] })).toMatchObject({
    ...{ passed: 3, failed: 0 },
    notes: ['passed when repeated: b.test.ts › t1: Error: no'],
  })
  expect(repeatedCounts(first, { testResults: [file('b.test.ts', 'failed', 'passed')] })).toMatchObject({
    ...{ passed: 2, failed: 1 },
    notes: ['failed: b.test.ts › t0: Error: no'],
  })
  expect(repeatedCounts(first, { testResults: [{ ...file('b.test.ts'), status: 'failed' }] })).toMatchObject({
    ...{ passed: 1, failed: 1 },
  })
})

test('an error outside of every test is a failure that is named, also where every test passed', () => {
  const counts = {
    passed: 3,
    failed: 0,
    leftOut: [],
    slowest: [],
    notes: ['passed when repeated: a.test.ts › one: Error'],
  }
  expect(withStray(counts, [])).toBe(counts)
  expect(withStray(counts, [{ file: '/a.test.ts', message: 'TypeError: nobody waited\n    at x.ts:1' }])).toEqual({
    ...counts,
    failed: 1,
    notes: [...counts.notes, 'failed: outside of a test: TypeError: nobody waited'],
  })
})

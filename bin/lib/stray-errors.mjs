import { writeFileSync } from 'node:fs'

/**
 * A Vitest reporter for what its JSON leaves out: errors that no test owns, such as a promise that nobody awaits. Each
 * with the test file that ran meanwhile, as a JSON list in the file that STRAY_ERRORS names.
 */
export default class StrayErrors {
  onTestRunEnd(_files, errors) {
    const stray = errors.map((error) => ({ file: error.VITEST_TEST_PATH, message: `${error.name}: ${error.message}` }))
    writeFileSync(process.env.STRAY_ERRORS, JSON.stringify(stray))
  }
}

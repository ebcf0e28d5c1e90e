import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Run `npm run hub -- …` against the hub under test; answers what it printed. Rejects when it exits with another code than 0. */
export async function hub(...args: string[]): Promise<string> {
  const env = {
    ...process.env,
    DATA_DIR: process.env.BROWSER_TEST_DATA,
    PORT: process.env.BROWSER_TEST_PORT,
    DATABASE_URL: '',
  }
  const { stdout } = await promisify(execFile)(process.execPath, ['bin/hub.mjs', ...args], { env, encoding: 'utf8' })
  return stdout
}

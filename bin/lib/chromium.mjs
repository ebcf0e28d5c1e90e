import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { exitCode, root } from './run.mjs'
import { Stop, say } from './say.mjs'

// First the one without windows: a page of its own costs it a sixth of what it costs a whole browser.
const names = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The Chromium or Chrome to test with: CHROMIUM_PATH, else the system's, else Playwright's own; null when there is none. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named && !isProgram(named)) throw new Stop(`CHROMIUM_PATH is ${named}, which is not a program.`)
  const paths = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [named, ...paths, ...applications, await playwrightsOwn()].find((path) => path && isProgram(path)) ?? null
}

/** The same, installing one when there is none; a `Stop` that says what to do when that fails too. */
export async function ensureChromium() {
  const found = await findChromium()
  if (found) return found
  const isDebian = existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  if (isDebian && process.getuid() === 0) {
    say('Installing Chromium (apt-get install chromium-headless-shell)')
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    const quietly = { env, stdio: ['ignore', 'ignore', 2] }
    const get = (name) => exitCode('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], quietly)
    await exitCode('apt-get', ['update', '-qq'], quietly)
    // An older Debian has only the whole browser.
    if ((await get('chromium-headless-shell')) !== 0) await get('chromium')
  } else {
    say('Installing Chromium (playwright install chromium)')
    await exitCode(process.execPath, [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium'], {
      stdio: ['ignore', 2, 2],
    })
  }
  const installed = await findChromium()
  if (installed) return installed
  const command = isDebian
    ? 'sudo apt-get install chromium-headless-shell'
    : 'npx playwright install --with-deps chromium'
  throw new Stop(
    `The browser tests need Chromium, and it could not be installed. Run "${command}", or set CHROMIUM_PATH to a Chromium or Chrome, ` +
      'and start again; "npm test -- unit db start" runs everything else.',
  )
}

async function playwrightsOwn() {
  if (!existsSync(join(root, 'node_modules/playwright-core'))) return null
  const { chromium } = await import('playwright-core')
  return chromium.executablePath()
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

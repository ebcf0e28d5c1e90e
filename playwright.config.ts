import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium } from './bin/lib/chromium.mjs'

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

// Workers read this file too and inherit the environment: the first one to read it decides.
process.env.BROWSER_TEST_PORT ??= String(await freePort())
process.env.BROWSER_TEST_DATA ??= mkdtempSync(join(tmpdir(), 'soundings-browser-'))
const baseURL = `http://localhost:${process.env.BROWSER_TEST_PORT}`
const isRoot = process.getuid?.() === 0
const executablePath = (await findChromium()) ?? undefined

/**
 * A whole browser draws its address bar as two pages of its own beside every page under test, which takes more time than
 * ours do. Only the last such list counts: what Playwright turns off that our pages could meet is off in it too.
 */
const features = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'PaintHolding',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'OptimizationHints',
  'MediaRouter',
]
const isWhole = !executablePath?.includes('headless-shell')

/** Browser tests against a built hub with the demo workspace, on a database of its own. */
export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  // Tests of one file are independent of each other, and are shared out one by one.
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // Waiting is not slow: a machine that is busy with something else must not fail what works.
  timeout: 150_000,
  expect: { timeout: 20_000 },
  // A test that fails and then passes is reported as flaky: to be mended, but no reason to hold back what works.
  retries: process.env.CI ? 2 : 0,
  use: {
    baseURL,
    // A colour that is half-way through its transition is not what a page looks like.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        ...(isWhole ? [`--disable-features=${features.join(',')}`] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command: 'node tests/browser/server.mjs',
    url: `${baseURL}/api/health`,
    timeout: 300_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    env: {
      PORT: process.env.BROWSER_TEST_PORT,
      DATA_DIR: process.env.BROWSER_TEST_DATA,
      SEED: 'demo',
      DATABASE_URL: '',
      BASE_URL: '',
      LOG_LEVEL: 'warn',
    },
  },
})

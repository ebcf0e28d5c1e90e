import { spawn } from 'node:child_process'
import { open, prepareDatabase } from './lib/open.mjs'
import { checkNode } from './lib/prepare.mjs'
import { root } from './lib/run.mjs'
import { readSettings } from './lib/settings.mjs'
import { serveUntilStopped } from './lib/stopping.mjs'
import { untilHealthy } from './lib/web.mjs'

let opening
let server

await serveUntilStopped(
  async (isStopping) => {
    checkNode()
    const settings = readSettings()
    opening = open(settings, { dev: true })
    const { env } = await opening
    await prepareDatabase(await opening)
    const args = [
      'node_modules/next/dist/bin/next',
      'dev',
      '--port',
      String(settings.port),
      '--hostname',
      settings.listenHost ?? 'localhost',
    ]
    server = spawn(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env, NODE_ENV: 'development' },
    })
    server.on('exit', (code) => !isStopping() && process.kill(process.pid, code === 0 ? 'SIGTERM' : 'SIGHUP'))
    await untilHealthy(`http://localhost:${settings.port}`, isStopping)
    process.stdout.write(`Soundings is ready at ${settings.baseUrl}\n`)
  },
  async () => {
    if (server && server.exitCode === null) {
      server.kill('SIGTERM')
      await new Promise((resolve) => server.once('exit', resolve))
    }
    const opened = await opening?.catch(() => null)
    await opened?.database.close()
  },
)

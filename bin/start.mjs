import { open, prepareDatabase } from './lib/open.mjs'
import { build, checkNode, generate, install } from './lib/prepare.mjs'
import { root } from './lib/run.mjs'
import { say } from './lib/say.mjs'
import { listenOn, readSettings } from './lib/settings.mjs'
import { serveUntilStopped } from './lib/stopping.mjs'
import { takePort, untilHealthy } from './lib/web.mjs'

let web
let app
let opening

await serveUntilStopped(start, stop)

async function start(isStopping) {
  checkNode()
  const settings = readSettings()
  web = await takePort(settings.port, listenOn(settings))
  await install()
  await generate()
  await build()

  opening = open(settings)
  const { env } = await opening
  Object.assign(process.env, env, { NODE_ENV: 'production' })
  say('Preparing the database')
  await prepareDatabase(await opening)

  say('Starting the app')
  const { default: next } = await import('next')
  app = next({ dev: false, dir: root, port: settings.port })
  await app.prepare()
  const handle = app.getRequestHandler()
  // The app leaves functions there: one answers its busiest route and a page that is kept without Next (lib/server/http/shortcut.ts,
  // kept-page.ts), the other puts the headers of a page on (page-door.ts).
  web.serve((request, response) => {
    const pass = () => {
      globalThis.__soundingsDoor?.(request, response)
      handle(request, response)
    }
    if (!globalThis.__soundingsShortcut?.(request, response, pass)) pass()
  })
  await untilHealthy(web.origin, isStopping)
  process.stdout.write(`Soundings is ready at ${settings.baseUrl}\n`)
}

/** The app leaves functions in `globalThis.__soundingsShutdown` that let go of what it holds (job queue, connections). */
async function stop({ byHand }) {
  await web?.finish({ atOnce: byHand })
  for (const release of globalThis.__soundingsShutdown ?? []) await release()
  await app?.close()
  const opened = await opening?.catch(() => null)
  await opened?.database.close()
}

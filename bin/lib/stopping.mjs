import { signalChildren } from './run.mjs'
import { say, Stop } from './say.mjs'

/**
 * Run a server's `begin` and stay until SIGTERM or SIGINT; then run `end` and exit 0. When `begin` fails, its reason is
 * printed and `end` runs too. A second Ctrl-C does not wait. `begin` gets a function that tells whether we are stopping;
 * `end` is told whether a person at a terminal asked, who does not want to wait for idle connections.
 */
export async function serveUntilStopped(begin, end) {
  let stopping = null
  const stop = (code, byHand = false) =>
    (stopping ??= end({ byHand }).then(
      () => process.exit(code),
      (error) => {
        process.stderr.write(`While stopping: ${error.stack}\n`)
        process.exit(1)
      },
    ))

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (stopping && signal === 'SIGINT') process.exit(130)
      if (!stopping) say('Stopping: finishing requests in flight')
      signalChildren('SIGTERM')
      void stop(0, signal === 'SIGINT')
    })
  }

  try {
    await begin(() => stopping !== null)
  } catch (error) {
    // A step that a signal cut short is no failure.
    if (stopping) return
    process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`)
    await stop(1)
  }
}

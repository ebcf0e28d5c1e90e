const began = Date.now()

/** Print one progress line with the seconds since this process began, as things happen. */
export function say(line) {
  const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(6)
  process.stdout.write(`${seconds}s  ${line}\n`)
}

/** The same for stderr: for commands whose stdout belongs to somebody else (`npm run hub -- … --json`). */
export function sayAside(line) {
  process.stderr.write(`${line}\n`)
}

/** A reason to stop that the reader can act on: printed without a stack. */
export class Stop extends Error {
  name = 'Stop'
}

/** Run a command's main function: a `Stop` prints its reason and exits 1, anything else shows its stack too. */
export async function main(run) {
  try {
    await run()
  } catch (error) {
    process.stderr.write(`${error instanceof Stop ? error.message : (error?.stack ?? error)}\n`)
    process.exit(1)
  }
}

/** So long others wait while work is done without a pause. */
const SLICE_MS = 12

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Does work that yields between its parts, and lets others in every few milliseconds. @returns what it comes to */
export async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  let since = performance.now()
  for (;;) {
    const turn = work.next()
    if (turn.done) return turn.value
    if (performance.now() - since < SLICE_MS) continue
    await pause()
    since = performance.now()
  }
}

/** Does such work at once. @returns what it comes to */
export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const turn = work.next()
    if (turn.done) return turn.value
  }
}

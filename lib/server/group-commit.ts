/** Does several things in one go, and gives back one result each, in their order. All of them, or by throwing none. */
export type DoTogether<T, R> = (items: readonly T[]) => Promise<readonly R[]>

interface Waiting<T, R> {
  item: T
  resolve: (result: R) => void
  reject: (error: unknown) => void
}

/**
 * Group commit: items that arrive while a run is in progress wait for it, and are then done together in the next run. A
 * single item is done at once. Under load each run takes all items that arrived during the run before, so a busy
 * database gets fewer statements, not more. Two runs of one key never overlap in this process.
 * @param keyOf items of another key are done apart
 * @param apart whether a failure of several is the fault of one of them and nothing was done: then each is done by
 * itself
 * @param most items in one go
 */
export function groupCommit<T, R>(
  run: DoTogether<T, R>,
  keyOf: (item: T) => string,
  apart: (error: unknown) => boolean,
  most = 100,
): (item: T) => Promise<R> {
  const queues = new Map<string, Waiting<T, R>[]>()

  async function go(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await run(batch.map((one) => one.item))
      for (const [index, one] of batch.entries()) one.resolve(results[index]!)
    } catch (error) {
      if (batch.length > 1 && apart(error)) for (const one of batch) await go([one])
      else for (const one of batch) one.reject(error)
    }
  }

  async function drain(key: string, queue: Waiting<T, R>[]): Promise<void> {
    while (queue.length > 0) await go(queue.splice(0, most))
    queues.delete(key)
  }

  return (item) =>
    new Promise((resolve, reject) => {
      const key = keyOf(item)
      const waiting = { item, resolve, reject }
      const queue = queues.get(key)
      if (queue) {
        queue.push(waiting)
        return
      }
      const opened = [waiting]
      queues.set(key, opened)
      // Those that arrived in the same turn of the event loop go together.
      setImmediate(() => void drain(key, opened))
    })
}

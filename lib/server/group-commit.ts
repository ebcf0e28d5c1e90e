/** Does several things in one go, and gives back one result each, in their order. All of them, or by throwing none. */
export type DoTogether<T, R> = (items: readonly T[]) => Promise<readonly R[]>

interface Waiting<T, R> {
  item: T
  resolve: (result: R) => void
  reject: (error: unknown) => void
}

/**
 * Group commit: what is asked for while an earlier go is under way waits for it, and is then done in one. A lone item is done at once;
 * under load each go carries as many as came during the one before, so a busy database is asked less often, not more.
 * Two goes of one key never run at a time in this process.
 * @param keyOf items of another key are done apart
 * @param apart whether a failure of several is the fault of one of them and nothing was done: then each is done by itself
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

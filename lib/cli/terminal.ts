/** What a command writes to: stdout for its result, stderr for everything said on the way. */
export interface Terminal {
  out: (line: string) => void
  say: (line: string) => void
  /** One line that is written over while something takes long; nothing unless somebody is watching. */
  progress: (line: string) => void
  /** Somebody reads stdout: a result is said in sentences there, where a program gets JSON. */
  isRead: boolean
}

export function realTerminal(): Terminal {
  const watched = process.stderr.isTTY === true
  let shown = false
  const clear = () => {
    if (shown) process.stderr.write('\r\u001b[K')
    shown = false
  }
  return {
    isRead: process.stdout.isTTY === true,
    out: (line) => {
      clear()
      process.stdout.write(`${line}\n`)
    },
    say: (line) => {
      clear()
      process.stderr.write(`${line}\n`)
    },
    progress: (line) => {
      if (!watched) return
      process.stderr.write(`\r\u001b[K${line.slice(0, Math.max(20, (process.stderr.columns ?? 80) - 1))}`)
      shown = true
    },
  }
}

/** Shows for how long something has been going on, until it ends. */
export async function withClock<T>(terminal: Terminal, what: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now()
  const tick = () => terminal.progress(`${what} (${Math.round((Date.now() - began) / 1000)} s)`)
  tick()
  const timer = setInterval(tick, 1000)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

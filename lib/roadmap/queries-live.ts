import { db } from '@/lib/server/db'
import { log } from '@/lib/server/log'
import { boardVersion } from './repo-events'

/** How often the version is asked for while anyone watches: one row by its key, for all watchers of this process together. */
const LOOK_MS = 400

type Watcher = (version: number) => void

// A development server reloads modules; the watchers of a process survive it.
const kept = globalThis as unknown as {
  soundingsBoard?: { watchers: Set<Watcher>; timer: NodeJS.Timeout | null; version: number; away: boolean }
}
const state = (kept.soundingsBoard ??= { watchers: new Set(), timer: null, version: -1, away: false })

async function look(): Promise<void> {
  try {
    const version = await boardVersion(db)
    state.away = false
    if (version !== state.version) {
      state.version = version
      for (const tell of state.watchers) tell(version)
    }
  } catch (error) {
    // Once, not each time: the database is away, and watchers wait.
    if (!state.away) log().warn({ err: error }, 'the version of the board cannot be read')
    state.away = true
  }
  state.timer = state.watchers.size > 0 ? setTimeout(() => void look(), LOOK_MS) : null
  state.timer?.unref()
}

/**
 * Tells the board's version now and at each change, until the returned function is called. The version comes from the
 * database, so changes that another process made are told too; while no one watches, nothing is asked.
 */
export function watchBoard(tell: Watcher): () => void {
  state.watchers.add(tell)
  if (state.version >= 0) tell(state.version)
  if (!state.timer) {
    state.timer = setTimeout(() => void look(), 0)
    state.timer.unref()
  }
  return () => void state.watchers.delete(tell)
}

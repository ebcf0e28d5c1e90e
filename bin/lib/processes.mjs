import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** The time a process began, as the system tells it, or null when there is no such process (or only its corpse). */
function begun(pid) {
  if (process.platform === 'linux') {
    try {
      // Fields after the program's name, which stands in parentheses and may hold anything: state is the 1st, start time the 20th.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return fields[0] === 'Z' || fields[0] === 'X' ? null : fields[19]
    } catch {
      return null
    }
  }
  try {
    const [state, ...start] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
    return state.startsWith('Z') ? null : start.join(' ')
  } catch {
    return null
  }
}

/** What names a process for good: its id alone is given to another one after a restart of the machine or container. */
export function identity(pid = process.pid) {
  return `${pid} ${begun(pid) ?? ''}`
}

/** Whether the process that `identity` named is still running. */
export function isAlive(name) {
  const [pid, ...start] = String(name).trim().split(' ')
  const now = Number(pid) > 0 ? begun(Number(pid)) : null
  return now !== null && now === start.join(' ')
}

/** Whether any process has this id now. */
export const isRunning = (pid) => begun(pid) !== null

/** Wait until `done()` answers something truthy and answer it; null after `milliseconds`. */
export async function until(done, milliseconds, every = 25) {
  const end = Date.now() + milliseconds
  for (;;) {
    const answer = await done()
    if (answer) return answer
    if (Date.now() > end) return null
    await wait(every)
  }
}

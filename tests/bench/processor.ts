import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts processor time of a process in hundredths of a second. */
const TICK_MS = 10

/** Fields of /proc/<pid>/stat after the name, which may have blanks: the first here is the state, the third of all. */
const fieldsOf = (pid: number): string[] => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
const sum = (fields: readonly string[], places: readonly number[]): number =>
  places.reduce((total, place) => total + Number(fields[place]), 0)

/** User and system time, the 14th and 15th field. */
const OWN = [11, 12]
/** The same of children that have ended, the 16th and 17th. */
const OF_ENDED = [13, 14]

/** Processor time of a process so far, in milliseconds: what else runs on the machine hardly counts. */
export const cpuOf = (pid: number): number => sum(fieldsOf(pid), OWN) * TICK_MS

/**
 * Processor time so far of the threads that a process has now, in milliseconds, to the nanosecond: for work that takes less than some
 * hundredths of a second. A thread that ends takes its time along.
 */
export const cpuOfThreads = (pid: number): number =>
  readdirSync(`/proc/${pid}/task`).reduce((total, thread) => {
    try {
      return total + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6
    } catch {
      // It ended while the list was read.
      return total
    }
  }, 0)

/** Processor time of the children of a process that have ended, with what they waited for in turn, in milliseconds. */
export const cpuOfEnded = (pid: number): number => sum(fieldsOf(pid), OF_ENDED) * TICK_MS

/** Processor time so far of a process and its children, in milliseconds: of a database server and its connections, say. */
export function cpuOfFamily(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const fields = fieldsOf(Number(name))
        return Number(fields[1]) === pid ? [sum(fields, OWN)] : []
      } catch {
        // It ended while the list was read: then its parent counts it.
        return []
      }
    })
  return (sum(fieldsOf(pid), [...OWN, ...OF_ENDED]) + children.reduce((total, one) => total + one, 0)) * TICK_MS
}

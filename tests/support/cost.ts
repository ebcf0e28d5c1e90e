/** Milliseconds of processor time that this process has used: what else runs on the machine hardly counts. */
export const cpuTime = (): number => process.cpuUsage().user / 1000

/** Processor time of `work` in milliseconds, the least of three runs: collecting garbage of others is not its cost. */
export function costOf(work: () => unknown): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const before = cpuTime()
      work()
      return cpuTime() - before
    }),
  )
}

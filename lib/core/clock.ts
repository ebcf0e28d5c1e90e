/** Time is passed in, so that tests can move it. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

export const DAY_MS = 86_400_000

/** The UTC day a moment falls on, at its midnight: all that is stored of an anonymous response's time. */
export const dayOf = (moment: Date): Date => new Date(Math.floor(moment.getTime() / DAY_MS) * DAY_MS)

/** Whole days from one moment to a later one (negative when it is earlier). */
export const daysBetween = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / DAY_MS)

/** "2026-03-31" */
export const isoDay = (moment: Date): string => moment.toISOString().slice(0, 10)

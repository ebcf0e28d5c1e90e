/** What became of a piece at the desk that went into no insight. `read-together`: with another one of its thread or question. */
export const triageStates = ['parked', 'not-evidence', 'read-together'] as const
export type TriageState = (typeof triageStates)[number]

/** Nothing: without this file the bare app would answer through the hub's own. */
export function proxy(): void {}

export const config = { matcher: '/nothing-is-here' }

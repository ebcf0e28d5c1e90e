/** Nothing: without this file Turbopack finds the hub's own further up, and the bare app would work on its jobs. */
export function register(): void {}

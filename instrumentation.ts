/** Run by Next once per server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { boot } = await import('./lib/cli/boot')
  await boot()
}

/** Told by Next of what a page or a route did not catch. */
export async function onRequestError(error: unknown, request: { path: string }): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { isDatabaseAway, isTooSlow, noteDatabaseAway, noteTooSlow } = await import('./lib/server/database-away')
  if (isDatabaseAway(error)) noteDatabaseAway()
  if (isTooSlow(error)) noteTooSlow(request.path)
}

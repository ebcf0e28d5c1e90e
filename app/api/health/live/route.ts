export const dynamic = 'force-dynamic'

/**
 * Liveness: this process answers. It says nothing of the database, so that an orchestrator that restarts what is not
 * alive leaves the hub running while the database is away.
 */
export function GET(): Response {
  return Response.json({ status: 'alive' }, { headers: { 'cache-control': 'no-store' } })
}

import { getHealth } from '@/lib/platform/queries-health'

export const dynamic = 'force-dynamic'

/** Readiness, for load balancers and `npm start`: public, and says nothing that is not. Liveness is /api/health/live. */
export async function GET(): Promise<Response> {
  const state = await getHealth()
  const headers = { 'cache-control': 'no-store', ...(state.status === 'ok' ? {} : { 'retry-after': '2' }) }
  return Response.json(state, { status: state.status === 'ok' ? 200 : 503, headers })
}

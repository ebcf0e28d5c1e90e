import { health } from '@/lib/platform/health'

export const dynamic = 'force-dynamic'

/** For load balancers and `npm start`: public, and says nothing that is not. */
export async function GET(): Promise<Response> {
  const state = await health()
  return Response.json(state, { status: state.status === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}

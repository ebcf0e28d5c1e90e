import { voteEndpoints } from '@/lib/roadmap/api-votes'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(voteEndpoints.list)
export const POST = serve(voteEndpoints.vote)
export const DELETE = serve(voteEndpoints.withdraw)

import { liveEndpoints } from '@/lib/roadmap/api-live'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(liveEndpoints.changes)

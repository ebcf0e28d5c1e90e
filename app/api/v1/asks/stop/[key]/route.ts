import { serve } from '@/lib/server/http/serve'
import { reachEndpoints } from '@/lib/distribution/api'

export const POST = serve(reachEndpoints.stop)

import { serve } from '@/lib/server/http/serve'
import { reachEndpoints } from '@/lib/surveys/api-reach'

export const POST = serve(reachEndpoints.asks)

import { sameEndpoints } from '@/lib/insights/api-same'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(sameEndpoints.twins)

import { outcomeEndpoints } from '@/lib/outcomes/api'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(outcomeEndpoints.listMetrics)
export const POST = serve(outcomeEndpoints.recordMetrics)

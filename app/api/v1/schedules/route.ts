import { serve } from '@/lib/server/http/serve'
import { distributionEndpoints } from '@/lib/distribution/api'

export const GET = serve(distributionEndpoints.schedules)

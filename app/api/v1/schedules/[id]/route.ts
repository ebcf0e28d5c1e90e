import { serve } from '@/lib/server/http/serve'
import { distributionEndpoints } from '@/lib/distribution/api'

export const PATCH = serve(distributionEndpoints.pause)

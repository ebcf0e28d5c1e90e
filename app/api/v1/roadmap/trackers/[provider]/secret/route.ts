import { serve } from '@/lib/server/http/serve'
import { trackerEndpoints } from '@/lib/roadmap/api-trackers'

export const PUT = serve(trackerEndpoints.ownSecret)

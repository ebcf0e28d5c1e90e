import { trackerEndpoints } from '@/lib/roadmap/api-trackers'
import { serve } from '@/lib/server/http/serve'

export const POST = serve(trackerEndpoints.hear)

import { trackerEndpoints } from '@/lib/roadmap/api-trackers'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(trackerEndpoints.list)
export const POST = serve(trackerEndpoints.link)
export const DELETE = serve(trackerEndpoints.unlink)

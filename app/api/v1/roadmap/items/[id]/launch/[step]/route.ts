import { launchEndpoints } from '@/lib/updates/api-launch'
import { serve } from '@/lib/server/http/serve'

export const PUT = serve(launchEndpoints.tick)
export const DELETE = serve(launchEndpoints.untick)

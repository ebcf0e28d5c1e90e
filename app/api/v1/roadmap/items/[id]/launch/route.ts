import { launchEndpoints } from '@/lib/updates/api-launch'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(launchEndpoints.get)

import { updateEndpoints } from '@/lib/updates/api'
import { serve } from '@/lib/server/http/serve'

export const POST = serve(updateEndpoints.publish)

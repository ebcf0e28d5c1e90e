import { serve } from '@/lib/server/http/serve'
import { updateEndpoints } from '@/lib/updates/api'

export const GET = serve(updateEndpoints.brief)

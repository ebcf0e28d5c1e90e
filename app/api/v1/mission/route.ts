import { missionEndpoints } from '@/lib/catalog/api-mission'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(missionEndpoints.get)
export const PUT = serve(missionEndpoints.change)

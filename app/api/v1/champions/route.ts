import { championEndpoints } from '@/lib/catalog/api-champions'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(championEndpoints.listPlatform)
export const POST = serve(championEndpoints.namePlatform)

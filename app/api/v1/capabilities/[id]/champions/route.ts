import { championEndpoints } from '@/lib/catalog/api-champions'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(championEndpoints.list)
export const POST = serve(championEndpoints.name)

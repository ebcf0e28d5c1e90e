import { viewEndpoints } from '@/lib/roadmap/api-views'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(viewEndpoints.list)
export const POST = serve(viewEndpoints.save)

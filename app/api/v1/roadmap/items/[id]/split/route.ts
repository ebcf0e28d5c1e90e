import { viewEndpoints } from '@/lib/roadmap/api-views'
import { serve } from '@/lib/server/http/serve'

export const POST = serve(viewEndpoints.split)

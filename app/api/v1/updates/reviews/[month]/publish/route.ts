import { serve } from '@/lib/server/http/serve'
import { reviewEndpoints } from '@/lib/updates/api-review'

export const POST = serve(reviewEndpoints.send)

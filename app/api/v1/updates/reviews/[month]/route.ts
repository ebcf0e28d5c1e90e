import { serve } from '@/lib/server/http/serve'
import { reviewEndpoints } from '@/lib/updates/api-review'

export const GET = serve(reviewEndpoints.get)
export const PUT = serve(reviewEndpoints.save)

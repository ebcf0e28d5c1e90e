import { itemEndpoints } from '@/lib/roadmap/api'
import { serve } from '@/lib/server/http/serve'

export const DELETE = serve(itemEndpoints.clearHistory)

import { outcomeEndpoints } from '@/lib/outcomes/api'
import { serve } from '@/lib/server/http/serve'

export const DELETE = serve(outcomeEndpoints.removeEvent)

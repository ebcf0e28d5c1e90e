import { planEndpoints } from '@/lib/fieldwork/api-plan'
import { serve } from '@/lib/server/http/serve'

export const PATCH = serve(planEndpoints.change)
export const DELETE = serve(planEndpoints.cancel)

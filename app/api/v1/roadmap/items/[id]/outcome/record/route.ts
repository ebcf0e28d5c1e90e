import { itemOutcomeEndpoints } from '@/lib/outcomes/api-outcome'
import { serve } from '@/lib/server/http/serve'

export const POST = serve(itemOutcomeEndpoints.record)

import { itemOutcomeEndpoints } from '@/lib/outcomes/api-outcome'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(itemOutcomeEndpoints.get)
export const PUT = serve(itemOutcomeEndpoints.state)

import { capabilitySurveyEndpoints } from '@/lib/catalog/api-survey'
import { serve } from '@/lib/server/http/serve'

export const POST = serve(capabilitySurveyEndpoints.ask)

import { serve } from '@/lib/server/http/serve'
import { surveyUpdateEndpoints } from '@/lib/updates/api-survey'

export const GET = serve(surveyUpdateEndpoints.list)

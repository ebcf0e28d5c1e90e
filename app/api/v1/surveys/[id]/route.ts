import { serve } from '@/lib/server/http/serve'
import { surveyEndpoints } from '@/lib/surveys/api'

export const GET = serve(surveyEndpoints.read)
export const PATCH = serve(surveyEndpoints.edit)
export const DELETE = serve(surveyEndpoints.remove)

import { serve } from '@/lib/server/http/serve'
import { surveyEndpoints } from '@/lib/surveys/api'

export const POST = serve(surveyEndpoints.answer)

export const dynamic = 'force-dynamic'

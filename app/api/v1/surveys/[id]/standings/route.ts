import { serve } from '@/lib/server/http/serve'
import { analysisEndpoints } from '@/lib/surveys/api-analysis'

export const GET = serve(analysisEndpoints.standings)

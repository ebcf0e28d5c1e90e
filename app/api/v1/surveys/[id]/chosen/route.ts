import { serve } from '@/lib/server/http/serve'
import { analysisEndpoints } from '@/lib/results/api-analysis'

export const GET = serve(analysisEndpoints.chosen)

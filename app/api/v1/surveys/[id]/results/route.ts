import { serve } from '@/lib/server/http/serve'
import { resultEndpoints } from '@/lib/results/api'

export const GET = serve(resultEndpoints.results)

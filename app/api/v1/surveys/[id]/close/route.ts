import { serve } from '@/lib/server/http/serve'
import { resultEndpoints } from '@/lib/results/api'

export const POST = serve(resultEndpoints.close)

import { prioritizeEndpoints } from '@/lib/roadmap/api-prioritize'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(prioritizeEndpoints.certainty)

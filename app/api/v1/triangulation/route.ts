import { endpoints } from '@/lib/insights/api'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(endpoints.triangulation)

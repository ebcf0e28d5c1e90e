import { endpoints } from '@/lib/insights/api'
import { serve } from '@/lib/server/http/serve'

export const PUT = serve(endpoints.belief)

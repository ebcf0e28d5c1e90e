import { endpoints } from '@/lib/evidence/api'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(endpoints.tags)

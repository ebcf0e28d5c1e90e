import { endpoints } from '@/lib/evidence/api'
import { captureEndpoints } from '@/lib/evidence/api-capture'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(endpoints.list)
export const POST = serve(captureEndpoints.capture)

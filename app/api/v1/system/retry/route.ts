import { endpoints } from '@/lib/platform/api'
import { serve } from '@/lib/server/http/serve'

export const POST = serve(endpoints.retryFailed)

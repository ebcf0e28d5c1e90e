import { endpoints } from '@/lib/people/api'
import { serve } from '@/lib/server/http/serve'

export const DELETE = serve(endpoints.revokeToken)

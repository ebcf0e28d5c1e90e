import { endpoints } from '@/lib/people/api'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(endpoints.me)
export const PATCH = serve(endpoints.changeMe)

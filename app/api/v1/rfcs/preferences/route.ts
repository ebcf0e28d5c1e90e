import { followEndpoints } from '@/lib/rfcs/api-follow'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(followEndpoints.preferences)
export const PUT = serve(followEndpoints.prefer)

import { followEndpoints } from '@/lib/rfcs/api-follow'
import { serve } from '@/lib/server/http/serve'

export const POST = serve(followEndpoints.read)

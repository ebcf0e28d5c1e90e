import { hookEndpoints } from '@/lib/outcomes/hooks/api'
import { serve } from '@/lib/server/http/serve'

export const POST = serve(hookEndpoints.hear)

import { hookEndpoints } from '@/lib/outcomes/hooks/api'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(hookEndpoints.kept)

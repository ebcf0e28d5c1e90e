import { outreachEndpoints } from '@/lib/insights/api-outreach'
import { serve } from '@/lib/server/http/serve'

export const POST = serve(outreachEndpoints.done)

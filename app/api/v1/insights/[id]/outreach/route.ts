import { outreachEndpoints } from '@/lib/insights/api-outreach'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(outreachEndpoints.drafts)
export const POST = serve(outreachEndpoints.keep)

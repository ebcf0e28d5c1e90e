import { discussEndpoints } from '@/lib/rfcs/api-discuss'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(discussEndpoints.drafts)
export const POST = serve(discussEndpoints.draft)

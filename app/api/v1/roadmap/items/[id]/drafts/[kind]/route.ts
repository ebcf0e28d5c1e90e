import { draftEndpoints } from '@/lib/updates/api-drafts'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(draftEndpoints.get)
export const PUT = serve(draftEndpoints.save)
export const DELETE = serve(draftEndpoints.discard)

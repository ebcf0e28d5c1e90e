import { inboxEndpoints } from '@/lib/platform/api-inbox'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(inboxEndpoints.inbox)

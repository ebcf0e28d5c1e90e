import { inboxEndpoints } from '@/lib/platform/api-inbox'
import { serve } from '@/lib/server/http/serve'

export const POST = serve(inboxEndpoints.read)

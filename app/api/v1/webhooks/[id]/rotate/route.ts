import { serve } from '@/lib/server/http/serve'
import { webhookEndpoints } from '@/lib/updates/api-webhooks'

export const POST = serve(webhookEndpoints.rotate)

import { webhookEndpoints } from '@/lib/updates/api-webhooks'
import { serve } from '@/lib/server/http/serve'

export const DELETE = serve(webhookEndpoints.remove)
export const GET = serve(webhookEndpoints.get)

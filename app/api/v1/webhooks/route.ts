import { webhookEndpoints } from '@/lib/updates/api-webhooks'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(webhookEndpoints.list)
export const POST = serve(webhookEndpoints.add)

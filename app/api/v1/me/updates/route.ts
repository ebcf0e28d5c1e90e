import { digestEndpoints } from '@/lib/updates/api-digest'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(digestEndpoints.get)
export const PUT = serve(digestEndpoints.set)

import { publicEndpoints } from '@/lib/roadmap/api-public'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(publicEndpoints.read)
export const PUT = serve(publicEndpoints.open)

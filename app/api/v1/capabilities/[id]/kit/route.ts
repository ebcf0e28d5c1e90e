import { kitEndpoints } from '@/lib/catalog/api-kit'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(kitEndpoints.get)
export const PUT = serve(kitEndpoints.change)

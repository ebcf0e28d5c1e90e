import { discussEndpoints } from '@/lib/rfcs/api-discuss'
import { serve } from '@/lib/server/http/serve'

export const PUT = serve(discussEndpoints.coauthors)

import { writeEndpoints } from '@/lib/rfcs/api-write'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(writeEndpoints.image)

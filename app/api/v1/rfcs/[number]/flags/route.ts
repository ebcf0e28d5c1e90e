import { endpoints } from '@/lib/rfcs/api'
import { serve } from '@/lib/server/http/serve'

export const PUT = serve(endpoints.flags)

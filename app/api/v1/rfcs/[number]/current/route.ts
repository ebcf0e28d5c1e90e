import { endpoints } from '@/lib/rfcs/api'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(endpoints.current)

import { endpoints } from '@/lib/rfcs/api'
import { serve } from '@/lib/server/http/serve'

export const DELETE = serve(endpoints.unlink)

import { endpoints } from '@/lib/rfcs/api'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(endpoints.get)
export const PATCH = serve(endpoints.edit)
export const DELETE = serve(endpoints.remove)

import { endpoints } from '@/lib/imports/api'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(endpoints.get)
export const PATCH = serve(endpoints.change)

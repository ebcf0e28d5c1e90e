import { endpoints } from '@/lib/imports/api'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(endpoints.list)
export const POST = serve(endpoints.create)

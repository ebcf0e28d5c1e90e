import { endpoints } from '@/lib/imports/api'
import { serve } from '@/lib/server/http/serve'

export const POST = serve(endpoints.undo)

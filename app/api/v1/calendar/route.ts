import { calendarEndpoints } from '@/lib/platform/api-calendar'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(calendarEndpoints.get)

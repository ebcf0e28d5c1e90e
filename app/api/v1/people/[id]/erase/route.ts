import '@/lib/rooms'
import { endpoints } from '@/lib/people/api'
import { serve } from '@/lib/server/http/serve'

export const POST = serve(endpoints.erase)

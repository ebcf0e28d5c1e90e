import '@/lib/rooms'
import { endpoints } from '@/lib/fieldwork/api'
import { serve } from '@/lib/server/http/serve'

export const PUT = serve(endpoints.consent)
export const DELETE = serve(endpoints.withdraw)

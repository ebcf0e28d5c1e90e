import { endpoints } from '@/lib/fieldwork/api'
import { serve } from '@/lib/server/http/serve'

export const POST = serve(endpoints.rewriteDone)

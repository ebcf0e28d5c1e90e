import { endpoints } from '@/lib/fieldwork/api'
import { serve } from '@/lib/server/http/serve'

export const PATCH = serve(endpoints.changeHighlight)
export const DELETE = serve(endpoints.removeHighlight)

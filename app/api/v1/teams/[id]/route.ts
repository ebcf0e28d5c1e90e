import { endpoints } from '@/lib/people/api'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(endpoints.team)
export const PATCH = serve(endpoints.changeTeam)
export const DELETE = serve(endpoints.removeTeam)

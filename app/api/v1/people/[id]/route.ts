import { endpoints } from '@/lib/people/api'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(endpoints.person)
export const PATCH = serve(endpoints.changePerson)

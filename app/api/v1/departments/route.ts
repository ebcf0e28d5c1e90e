import { endpoints } from '@/lib/people/api'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(endpoints.departments)
export const POST = serve(endpoints.createDepartment)

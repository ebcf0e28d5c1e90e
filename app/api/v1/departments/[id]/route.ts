import { endpoints } from '@/lib/people/api'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(endpoints.department)
export const PATCH = serve(endpoints.changeDepartment)
export const DELETE = serve(endpoints.removeDepartment)

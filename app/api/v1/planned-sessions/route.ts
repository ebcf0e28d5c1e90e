import { planEndpoints } from '@/lib/fieldwork/api-plan'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(planEndpoints.list)
export const POST = serve(planEndpoints.plan)

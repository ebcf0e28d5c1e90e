import { championBriefEndpoints } from '@/lib/platform/api-champions'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(championBriefEndpoints.brief)

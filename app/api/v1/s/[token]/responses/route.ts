import { serve } from '@/lib/server/http/serve'
import { surveyEndpoints } from '@/lib/surveys/api'

export const POST = serve(surveyEndpoints.answer)

// Without it Next wraps each request for rendering ahead of time, which a POST never is; on the hub's busiest route that shows.
export const dynamic = 'force-dynamic'

import { serve } from '@/lib/server/http/serve'
import { commentEndpoints } from '@/lib/surveys/api-comments'

export const DELETE = serve(commentEndpoints.endShare)

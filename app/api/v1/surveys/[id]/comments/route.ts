import { serve } from '@/lib/server/http/serve'
import { commentEndpoints } from '@/lib/results/api-comments'

export const GET = serve(commentEndpoints.comments)

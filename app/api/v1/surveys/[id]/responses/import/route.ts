import { serve } from '@/lib/server/http/serve'
import { importEndpoints } from '@/lib/surveys/api-import'

export const POST = serve(importEndpoints.importAnswers)

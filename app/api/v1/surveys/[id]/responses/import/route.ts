import { serve } from '@/lib/server/http/serve'
import { responseImportEndpoints } from '@/lib/results/api-import'

export const POST = serve(responseImportEndpoints.importAnswers)

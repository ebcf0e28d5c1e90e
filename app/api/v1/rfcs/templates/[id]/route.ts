import { templateEndpoints } from '@/lib/rfcs/api-templates'
import { serve } from '@/lib/server/http/serve'

export const PUT = serve(templateEndpoints.editTemplate)

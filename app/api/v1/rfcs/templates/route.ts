import { templateEndpoints } from '@/lib/rfcs/api-templates'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(templateEndpoints.templates)
export const POST = serve(templateEndpoints.addTemplate)

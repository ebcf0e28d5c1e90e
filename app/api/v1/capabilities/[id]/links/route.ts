import { linkEndpoints } from '@/lib/catalog/api-links'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(linkEndpoints.get)
export const POST = serve(linkEndpoints.link)
export const DELETE = serve(linkEndpoints.unlink)

import { askedEndpoints } from '@/lib/catalog/api-asked'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(askedEndpoints.get)
export const POST = serve(askedEndpoints.link)
export const DELETE = serve(askedEndpoints.unlink)

import { capabilityEndpoints } from '@/lib/catalog/api-capabilities'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(capabilityEndpoints.get)
export const PATCH = serve(capabilityEndpoints.change)
export const DELETE = serve(capabilityEndpoints.remove)

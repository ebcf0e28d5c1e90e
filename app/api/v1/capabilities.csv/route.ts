import { capabilityEndpoints } from '@/lib/catalog/api-capabilities'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(capabilityEndpoints.csv)

import { treeEndpoints } from '@/lib/outcomes/api-tree'
import { serve } from '@/lib/server/http/serve'

export const GET = serve(treeEndpoints.tree)

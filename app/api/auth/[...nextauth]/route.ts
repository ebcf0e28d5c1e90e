import { authRoute } from '@/lib/people/api-auth'

export const GET = authRoute
export const POST = authRoute

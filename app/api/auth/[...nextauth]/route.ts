import { authRoute } from '@/lib/people/auth-route'

export const GET = authRoute
export const POST = authRoute

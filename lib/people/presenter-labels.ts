import type { Role } from '@/lib/core/permissions'

/** The roles as people say them. */
export const ROLE_LABELS: Record<Role, string> = {
  stakeholder: 'Stakeholder',
  developer: 'Developer',
  advocate: 'Developer advocate',
  pm: 'Platform PM',
  admin: 'Admin',
}

import type { Actor } from '@/lib/core/actor'

/** Whoever runs the CLI: they hold the database itself, so nothing in it is closed to them. */
export const operator: Actor = {
  id: 'cli',
  name: 'Command line',
  email: 'cli@localhost.invalid',
  role: 'admin',
  teamId: null,
  platformTeam: false,
  via: 'cli',
}

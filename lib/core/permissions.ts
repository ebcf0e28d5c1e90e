/** Roles, least to most able to change things; `stakeholder` reads only what is published. */
export const ROLES = ['stakeholder', 'developer', 'advocate', 'pm', 'admin'] as const
export type Role = (typeof ROLES)[number]

const everyone: readonly Role[] = ROLES
const engineers: readonly Role[] = ['developer', 'advocate', 'pm', 'admin']
const researchers: readonly Role[] = ['advocate', 'pm', 'admin']
const deciders: readonly Role[] = ['pm', 'admin']
const admins: readonly Role[] = ['admin']

/**
 * The one table of who may do what. A room's `policy.ts` adds what depends on the thing itself
 * (its author, its status); nothing else in the code names a role.
 */
export const PERMISSIONS = {
  'me.read': everyone,
  'team.read': engineers,
  'team.write': admins,
  'person.read': engineers,
  'person.write': admins,
  'person.erase': admins,
  'token.own': engineers,
  'token.write': admins,
  'survey.read': engineers,
  'survey.write': researchers,
  'survey.results': engineers,
  'survey.responses': researchers,
  'survey.export': researchers,
  'survey.answer': everyone,
  'survey.ask': researchers,
  'rfc.read': engineers,
  'rfc.write': engineers,
  'rfc.comment': engineers,
  'rfc.approve': engineers,
  'rfc.override': deciders,
  'rfc.import': deciders,
  'rfc.template': deciders,
  'session.read': researchers,
  'session.write': researchers,
  'evidence.read': engineers,
  'insight.read': engineers,
  'insight.write': researchers,
  'theme.read': engineers,
  'theme.promote': researchers,
  'roadmap.read': everyone,
  'roadmap.score': engineers,
  'roadmap.vote': engineers,
  'roadmap.write': deciders,
  'roadmap.ship': deciders,
  'metric.read': engineers,
  'metric.write': researchers,
  'outcome.read': everyone,
  'outcome.write': deciders,
  'mission.write': deciders,
  'catalog.read': engineers,
  'catalog.write': deciders,
  'update.read': everyone,
  'update.write': deciders,
  'told.own': everyone,
  'webhook.write': admins,
  'told.read': deciders,
  'import.write': researchers,
  'ladder.read': engineers,
  'audit.read': admins,
  'settings.write': admins,
  'search.read': engineers,
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof PERMISSIONS

/** Whether a role holds an action. */
export const roleCan = (role: Role, action: Action): boolean => (PERMISSIONS[action] as readonly Role[]).includes(role)

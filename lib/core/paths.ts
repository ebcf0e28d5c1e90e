import type { Route } from 'next'

type Value = string | number | boolean | null | undefined
type Query = Readonly<Record<string, Value | readonly Value[]>>

/** A query string with its `?`, or empty; parameters without a value are left out. */
function search(query: Query = {}): string {
  const params = new URLSearchParams()
  for (const [key, values] of Object.entries(query)) {
    for (const value of Array.isArray(values) ? values : [values]) {
      if (value !== undefined && value !== null && value !== '') params.append(key, String(value))
    }
  }
  const text = params.toString()
  return text ? `?${text}` : ''
}

const part = encodeURIComponent
const to = (path: string, query?: Query, anchor?: string): Route =>
  `${path}${search(query)}${anchor ? `#${anchor}` : ''}` as Route

/**
 * The address of every page, from the root of the hub. `query` becomes the query string. For an address in a mail or a
 * feed write `absolute(base, paths.survey(id))`.
 */
export const paths = {
  home: (query?: Query, anchor?: string) => to('/', query, anchor),
  settings: () => to('/settings'),
  settingsTrackers: () => to('/settings/trackers'),
  settingsDelivery: () => to('/settings/delivery'),
  settingsWebhooks: (query?: Query) => to('/settings/webhooks', query),
  settingsWebhook: (id: string, query?: Query) => to(`/settings/webhooks/${part(id)}`, query),
  platform: () => to('/platform'),
  calendar: (query?: { from?: string }) => to('/platform/calendar', query),
  health: () => to('/platform/health'),
  audit: (query?: Query) => to('/platform/audit', query),

  /** `cookie: 'asked'` is where next-auth leads back to, after it set the cookie that the forms need. */
  signIn: (query?: { cookie?: 'asked'; callbackUrl?: string; error?: string }) => to('/sign-in', query),
  signInCheckMail: () => to('/sign-in/check-mail'),
  signInConfirm: () => to('/sign-in/confirm'),
  /** next-auth's own routes. */
  auth: (step: 'signin' | 'callback' | 'signout', way?: string, query?: { callbackUrl?: string }) =>
    to(`/api/auth/${step}${way ? `/${part(way)}` : ''}`, query),

  surveys: (query?: Query) => to('/surveys', query),
  surveyNew: (query?: { template?: string; capability?: string }) => to('/surveys/new', query),
  surveyImport: (query?: Query) => to('/surveys/import', query),
  surveyBenchmarks: (query?: Query) => to('/surveys/benchmarks', query),
  surveySchedules: () => to('/surveys/schedules'),
  survey: (id: string, query?: Query, anchor?: string) => to(`/surveys/${part(id)}`, query, anchor),
  surveyEdit: (id: string) => to(`/surveys/${part(id)}/edit`),
  surveyReach: (id: string, query?: Query) => to(`/surveys/${part(id)}/reach`, query),
  surveyComments: (id: string, query?: Query) => to(`/surveys/${part(id)}/comments`, query),
  surveyCompare: (id: string, query?: Query, anchor?: string) => to(`/surveys/${part(id)}/compare`, query, anchor),
  surveyDrivers: (id: string, query?: Query) => to(`/surveys/${part(id)}/drivers`, query),
  surveyPairs: (id: string, query?: Query) => to(`/surveys/${part(id)}/pairs`, query),
  surveyResponses: (id: string, query?: Query) => to(`/surveys/${part(id)}/responses`, query),
  surveyShare: (id: string) => to(`/surveys/${part(id)}/share`),
  surveyTrend: (id: string, query?: Query) => to(`/surveys/${part(id)}/trend`, query),

  /** Where a survey is answered, by its public token. */
  answer: (token: string, query?: Query, anchor?: string) => to(`/s/${part(token)}`, query, anchor),
  answerResults: (token: string, query?: { lang?: string }) => to(`/s/${part(token)}/results`, query),
  answerThanks: (token: string, query?: Query) => to(`/s/${part(token)}/thanks`, query),
  answerDeclined: (token: string, query?: Query) => to(`/s/${part(token)}/declined`, query),
  answerText: (token: string) => to(`/s/${part(token)}.txt`),
  embed: (token: string, query?: Query) => to(`/embed/${part(token)}`, query),
  embedThanks: (token: string, query?: Query) => to(`/embed/${part(token)}/thanks`, query),
  embedDeclined: (token: string, query?: Query) => to(`/embed/${part(token)}/declined`, query),
  embedScript: () => to('/embed.js'),
  /** A shared results page, by its token. */
  sharedResults: (token: string, query?: Query) => to(`/r/${part(token)}`, query),
  asks: (key: string, query?: Query) => to(`/asks/${part(key)}`, query),
  unsubscribe: (key: string, query?: Query) => to(`/unsubscribe/${part(key)}`, query),

  inbox: (query?: { unread?: boolean; cursor?: string }) => to('/inbox', query),

  rfcs: (query?: Query) => to('/rfcs', query),
  rfcNew: (query?: { template?: string }) => to('/rfcs/new', query),
  rfcImport: () => to('/rfcs/import'),
  rfcInbox: (query?: { unread?: boolean; cursor?: string }) => to('/rfcs/inbox', query),
  rfcPreferences: () => to('/rfcs/inbox/preferences'),
  rfcTemplates: (query?: { edit?: string }) => to('/rfcs/templates', query),
  rfc: (number: number, query?: Query, anchor?: string) => to(`/rfcs/${number}`, query, anchor),
  rfcComment: (number: number, commentId: string) => to(`/rfcs/${number}`, {}, `comment-${commentId}`),
  rfcEdit: (number: number) => to(`/rfcs/${number}/edit`),
  rfcVersions: (number: number, query?: { from?: number; to?: number }, anchor?: string) =>
    to(`/rfcs/${number}/versions`, query, anchor),

  sessions: (query?: Query, anchor?: string) => to('/fieldwork', query, anchor),
  sessionNew: (query?: { kind?: string; team?: string; plan?: string }) => to('/fieldwork/new', query),
  sessionNote: (query?: Query) => to('/fieldwork/note', query),
  sessionImport: () => to('/fieldwork/import'),
  sessionRewrites: () => to('/fieldwork/rewrites'),
  session: (id: string, query?: Query, anchor?: string) => to(`/fieldwork/${part(id)}`, query, anchor),
  sessionLine: (id: string, line: number) => to(`/fieldwork/${part(id)}`, {}, `L${line}`),
  sessionEdit: (id: string, query?: Query) => to(`/fieldwork/${part(id)}/edit`, query),

  evidence: (query?: Query) => to('/evidence', query),
  evidenceCapture: (query?: Query) => to('/evidence/capture', query),
  evidenceSource: (id: string) => to(`/evidence/source/${part(id)}`),
  evidenceSaidTwice: (query?: Query) => to('/evidence/said-twice', query),
  evidenceItem: (id: string) => to(`/evidence/${part(id)}`),

  insights: (query?: Query) => to('/insights', query),
  insightNew: (query?: { e?: string }) => to('/insights/new', query),
  insightDesk: (query?: Query) => to('/insights/desk', query),
  triangulation: () => to('/insights/triangulation'),
  outreach: (query?: Query) => to('/insights/outreach', query),
  insightBrief: (id: string) => to(`/insights/${part(id)}/brief`),
  insightOutreach: (id: string) => to(`/insights/${part(id)}/outreach`),
  insightTree: (query?: Query) => to('/insights/tree', query),
  themes: (query?: Query) => to('/insights/themes', query),
  theme: (id: string, query?: Query) => to(`/insights/themes/${part(id)}`, query),
  insight: (id: string, query?: Query, anchor?: string) => to(`/insights/${part(id)}`, query, anchor),

  roadmap: (query?: Query) => to('/roadmap', query),
  roadmapList: (query?: Query) => to('/roadmap/list', query),
  roadmapPrioritize: (query?: Query) => to('/roadmap/prioritize', query),
  roadmapCompare: () => to('/roadmap/compare'),
  roadmapTimeline: (query?: Query) => to('/roadmap/timeline', query),
  roadmapPublic: (query?: { all?: string }) => to('/public/roadmap', query),
  roadmapFeedback: () => to('/roadmap/feedback'),
  roadmapNew: (query?: Query) => to('/roadmap/new', query),
  item: (id: string, query?: Query, anchor?: string) => to(`/roadmap/items/${part(id)}`, query, anchor),
  itemEdit: (id: string) => to(`/roadmap/items/${part(id)}/edit`),
  itemShip: (id: string) => to(`/roadmap/items/${part(id)}/ship`),
  itemBrief: (id: string, query?: Query) => to(`/roadmap/items/${part(id)}/brief`, query),
  itemTrail: (id: string) => to(`/roadmap/items/${part(id)}/trail`),
  itemWhy: (id: string) => to(`/roadmap/items/${part(id)}/why`),

  capabilities: (query?: Query) => to('/capabilities', query),
  capability: (id: string, query?: Query) => to(`/capabilities/${part(id)}`, query),
  capabilityKit: (id: string) => to(`/capabilities/${part(id)}/kit`),
  champions: () => to('/capabilities/champions'),
  champion: (id: string) => to(`/capabilities/champions/${part(id)}`),

  outcomes: (query?: Query) => to('/outcomes', query),
  metric: (id: string, query?: Query) => to(`/outcomes/metrics/${part(id)}`, query),

  updates: (query?: Query) => to('/updates', query),
  itemUpdate: (id: string, query?: Query) => to(`/roadmap/items/${part(id)}/updates/new`, query),
  /** Where a mail's "no more" leads. */
  muteUpdates: (key: string, query?: Query) => to(`/told/${part(key)}`, query),
  updateReview: (query?: { month?: string }) => to('/updates/review', query),
  update: (id: string) => to(`/updates/${part(id)}`),

  imports: (query?: Query) => to('/imports', query),
  import: (id: string, query?: Query) => to(`/imports/${part(id)}`, query),

  people: (query?: { q?: string; view?: 'teams' | 'departments' | 'archived'; cursor?: string }) =>
    to('/people', query),
  personNew: () => to('/people/new'),
  person: (id: string) => to(`/people/${part(id)}`),
  teamNew: () => to('/people/teams/new'),
  team: (id: string) => to(`/people/teams/${part(id)}`),
  departmentNew: () => to('/people/departments/new'),
  department: (id: string) => to(`/people/departments/${part(id)}`),
} as const

/** Where the REST API begins. */
export const API_ROOT = '/api/v1'
const api = (path: string, query?: Query) => `${API_ROOT}${path}${search(query)}`

/** The addresses of the REST routes that pages, mails and feeds link to or call. */
export const apiPaths = {
  openApi: () => api('/openapi.json'),
  capabilitiesFile: () => api('/capabilities.csv'),
  capabilityKit: (id: string) => api(`/capabilities/${part(id)}/kit.md`),
  calendarFeed: (query?: Query) => api('/calendar.ics', query),
  auditFile: (query?: Query) => api('/audit.csv', query),
  health: () => '/api/health',
  search: (q: string) => api('/search', { q }),
  surveyExport: (id: string, query: Query) => api(`/surveys/${part(id)}/export`, query),
  responses: (token: string) => api(`/s/${part(token)}/responses`),
  decline: (token: string) => api(`/s/${part(token)}/decline`),
  terminal: (token: string) => api(`/s/${part(token)}/terminal`),
  unsubscribe: (key: string, query?: Query) => api(`/unsubscribe/${part(key)}`, query),
  asks: () => api('/asks'),
  asksStop: (key: string) => api(`/asks/stop/${part(key)}`),
  rfcImport: () => api('/rfcs/import'),
  rfcImages: () => api('/rfcs/images'),
  rfcImage: (id: string) => api(`/rfcs/images/${part(id)}`),
  rfcSource: (number: number, query?: Query) => api(`/rfcs/${number}/source`, query),
  rfcCurrent: (number: number) => api(`/rfcs/${number}/current`),
  rfcsFeed: (query?: Query) => api('/rfcs.atom', query),
  rfcFeed: (number: number, query?: Query) => api(`/rfcs/${number}/feed.atom`, query),
  updatesFeed: (query?: Query) => api('/updates.atom', query),
  muteUpdates: (key: string) => api(`/updates/mute/${part(key)}`),
  sessions: () => api('/sessions'),
  insightBrief: (id: string) => api(`/insights/${part(id)}/brief`),
  roadmapChanges: () => api('/roadmap/changes'),
  itemBrief: (id: string, query: Query) => api(`/roadmap/items/${part(id)}/brief`, query),
  tracker: (provider: string) => api(`/roadmap/trackers/${part(provider)}`),
  deliveryHook: (tool: string) => api(`/events/hooks/${part(tool)}`),
} as const

/** A page or API address with the hub's own address in front; `base` may end in a slash. */
export const absolute = (base: string, path: string): string => `${base.replace(/\/+$/, '')}${path}`

/** What a page is for somebody: shown, gone ("there is nothing at this address"), or the way to the sign-in page. */
export type Verdict = 'shown' | 'gone' | 'sign-in'

const everyone = 'sign-in shown shown shown shown shown'
const engineers = 'sign-in gone shown shown shown shown'
const researchers = 'sign-in gone gone shown shown shown'
const deciders = 'sign-in gone gone gone shown shown'
const admins = 'sign-in gone gone gone gone shown'
const anybody = 'shown shown shown shown shown shown'
const nobody = 'gone gone gone gone gone gone'

/**
 * Every page and what it is for nobody, stakeholder, developer, advocate, pm, admin, in this order. Ids in brackets are
 * filled with real ones of the demo.
 */
export const PAGES: Record<string, string> = {
  '/': everyone,
  // Every address that no page has; the frame stays for who is signed in (frame.spec.ts).
  '/[...unknown]': nobody,
  '/inbox': everyone,
  '/settings': everyone,
  '/settings/trackers': admins,
  '/settings/delivery': admins,
  '/settings/webhooks': admins,
  '/settings/webhooks/[id]': admins,
  '/surveys': engineers,
  '/surveys/new': researchers,
  '/surveys/import': researchers,
  '/surveys/benchmarks': engineers,
  '/surveys/[id]': engineers,
  '/surveys/[id]/edit': researchers,
  '/surveys/[id]/drivers': engineers,
  '/surveys/[id]/trend': engineers,
  '/surveys/[id]/compare': engineers,
  '/surveys/[id]/pairs': engineers,
  '/surveys/[id]/comments': engineers,
  '/surveys/[id]/responses': researchers,
  '/surveys/[id]/share': researchers,
  '/surveys/[id]/reach': researchers,
  '/surveys/schedules': researchers,
  '/rfcs': engineers,
  '/rfcs/new': engineers,
  '/rfcs/import': deciders,
  '/rfcs/templates': deciders,
  '/rfcs/inbox': engineers,
  '/rfcs/inbox/preferences': engineers,
  '/rfcs/[number]': engineers,
  '/rfcs/[number]/edit': engineers,
  '/rfcs/[number]/versions': engineers,
  '/fieldwork': researchers,
  '/fieldwork/new': researchers,
  '/fieldwork/note': researchers,
  '/fieldwork/import': researchers,
  '/fieldwork/rewrites': researchers,
  '/fieldwork/[id]': researchers,
  '/fieldwork/[id]/edit': researchers,
  '/imports': researchers,
  '/imports/[id]': admins,
  '/evidence': engineers,
  '/evidence/[id]': engineers,
  '/evidence/capture': researchers,
  '/evidence/said-twice': researchers,
  '/evidence/source/[id]': engineers,
  '/insights': engineers,
  '/insights/new': researchers,
  '/insights/desk': researchers,
  '/insights/triangulation': engineers,
  '/insights/outreach': researchers,
  '/insights/[id]/brief': engineers,
  '/insights/[id]/outreach': researchers,
  '/insights/tree': engineers,
  '/insights/themes': engineers,
  '/insights/themes/[id]': engineers,
  '/insights/[id]': engineers,
  '/roadmap': everyone,
  '/roadmap/list': everyone,
  '/roadmap/feedback': engineers,
  '/roadmap/prioritize': engineers,
  '/roadmap/compare': engineers,
  '/roadmap/timeline': everyone,
  '/roadmap/new': deciders,
  '/roadmap/items/[id]': everyone,
  '/roadmap/items/[id]/why': engineers,
  '/roadmap/items/[id]/updates/new': deciders,
  '/roadmap/items/[id]/brief': engineers,
  '/roadmap/items/[id]/trail': engineers,
  '/roadmap/items/[id]/edit': deciders,
  '/roadmap/items/[id]/ship': deciders,
  '/platform/calendar': researchers,
  '/capabilities': engineers,
  '/capabilities/[id]': engineers,
  '/capabilities/[id]/kit': engineers,
  '/capabilities/champions': engineers,
  // The champion’s own, and for those who name champions.
  '/capabilities/champions/[id]': deciders,
  '/outcomes': engineers,
  '/outcomes/metrics/[id]': engineers,
  '/updates': everyone,
  '/updates/review': deciders,
  '/updates/[id]': everyone,
  '/people': engineers,
  '/people/new': admins,
  '/people/[id]': engineers,
  '/people/teams/new': admins,
  '/people/teams/[id]': engineers,
  '/people/departments/new': admins,
  '/people/departments/[id]': engineers,
  '/platform': everyone,
  '/platform/audit': admins,
  '/platform/health': admins,
  '/s/[token]': anybody,
  '/s/[token]/thanks': anybody,
  '/s/[token]/declined': anybody,
  // The demo has opened it.
  '/public/roadmap': anybody,
  // Only of a closed survey that opens its results; only with the token of a share.
  '/s/[token]/results': nobody,
  '/r/[token]': nobody,
  // Its keys stand in mails only.
  '/unsubscribe/[key]': nobody,
  // The demo's surveys may not be framed: the page only leads to their own. surveys-waves.spec.ts frames one that may.
  '/embed/[token]': anybody,
  '/embed/[token]/thanks': anybody,
  '/embed/[token]/declined': anybody,
  '/sign-in/check-mail': anybody,
  '/sign-in/confirm': anybody,
}
/** Tested by themselves: whoever is signed in is sent on from signing in, and a stop link is made by the hub's secret. */
export const ELSEWHERE = ['/sign-in', '/asks/[key]', '/told/[key]']
/** Other states of a page than its first, to be looked at too. */
export const ALSO = ['/surveys/[id]?by=role', '/surveys?q=is%3Aclosed']

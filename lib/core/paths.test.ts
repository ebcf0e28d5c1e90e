import { expect, test } from 'vitest'
import { absolute, apiPaths, paths } from './paths'

type Build = (...values: unknown[]) => string

/** Each address with a plain value for what it takes, so that the snapshot is the list of all addresses. */
const built = (table: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(table).map(([name, build]) => {
      const values: unknown[] = /^\(?number\b/.test(String(build))
        ? [7]
        : /^\(?(id|token|key|q)\b/.test(String(build))
          ? ['x1']
          : []
      if (name === 'auth') values.push('signin', 'email')
      if (name === 'sessionLine') values.push(12)
      if (name === 'tracker' || name === 'deliveryHook') values.push('github')
      if (name === 'rfcComment') values.push('c1')
      if (name === 'surveyExport') values.push({ format: 'csv' })
      return [name, (build as Build)(...values)]
    }),
  )

test('the address of every page', () => {
  expect(built(paths)).toMatchInlineSnapshot(`
    {
      "answer": "/s/x1",
      "answerDeclined": "/s/x1/declined",
      "answerResults": "/s/x1/results",
      "answerText": "/s/x1.txt",
      "answerThanks": "/s/x1/thanks",
      "asks": "/asks/x1",
      "audit": "/platform/audit",
      "auth": "/api/auth/signin/email",
      "calendar": "/platform/calendar",
      "capabilities": "/capabilities",
      "capability": "/capabilities/x1",
      "capabilityKit": "/capabilities/x1/kit",
      "champion": "/capabilities/champions/x1",
      "champions": "/capabilities/champions",
      "department": "/people/departments/x1",
      "departmentNew": "/people/departments/new",
      "embed": "/embed/x1",
      "embedDeclined": "/embed/x1/declined",
      "embedScript": "/embed.js",
      "embedThanks": "/embed/x1/thanks",
      "evidence": "/evidence",
      "evidenceCapture": "/evidence/capture",
      "evidenceItem": "/evidence/x1",
      "evidenceSaidTwice": "/evidence/said-twice",
      "evidenceSource": "/evidence/source/x1",
      "health": "/platform/health",
      "home": "/",
      "import": "/imports/x1",
      "imports": "/imports",
      "inbox": "/inbox",
      "insight": "/insights/x1",
      "insightBrief": "/insights/x1/brief",
      "insightDesk": "/insights/desk",
      "insightNew": "/insights/new",
      "insightOutreach": "/insights/x1/outreach",
      "insightTree": "/insights/tree",
      "insights": "/insights",
      "item": "/roadmap/items/x1",
      "itemBrief": "/roadmap/items/x1/brief",
      "itemEdit": "/roadmap/items/x1/edit",
      "itemShip": "/roadmap/items/x1/ship",
      "itemTrail": "/roadmap/items/x1/trail",
      "itemUpdate": "/roadmap/items/x1/updates/new",
      "itemWhy": "/roadmap/items/x1/why",
      "metric": "/outcomes/metrics/x1",
      "muteUpdates": "/told/x1",
      "outcomes": "/outcomes",
      "outreach": "/insights/outreach",
      "people": "/people",
      "person": "/people/x1",
      "personNew": "/people/new",
      "platform": "/platform",
      "rfc": "/rfcs/7",
      "rfcComment": "/rfcs/7#comment-c1",
      "rfcEdit": "/rfcs/7/edit",
      "rfcImport": "/rfcs/import",
      "rfcInbox": "/rfcs/inbox",
      "rfcNew": "/rfcs/new",
      "rfcPreferences": "/rfcs/inbox/preferences",
      "rfcTemplates": "/rfcs/templates",
      "rfcVersions": "/rfcs/7/versions",
      "rfcs": "/rfcs",
      "roadmap": "/roadmap",
      "roadmapCompare": "/roadmap/compare",
      "roadmapFeedback": "/roadmap/feedback",
      "roadmapList": "/roadmap/list",
      "roadmapNew": "/roadmap/new",
      "roadmapPrioritize": "/roadmap/prioritize",
      "roadmapPublic": "/public/roadmap",
      "roadmapTimeline": "/roadmap/timeline",
      "session": "/fieldwork/x1",
      "sessionEdit": "/fieldwork/x1/edit",
      "sessionImport": "/fieldwork/import",
      "sessionLine": "/fieldwork/x1#L12",
      "sessionNew": "/fieldwork/new",
      "sessionNote": "/fieldwork/note",
      "sessionRewrites": "/fieldwork/rewrites",
      "sessions": "/fieldwork",
      "settings": "/settings",
      "settingsDelivery": "/settings/delivery",
      "settingsTrackers": "/settings/trackers",
      "settingsWebhook": "/settings/webhooks/x1",
      "settingsWebhooks": "/settings/webhooks",
      "sharedResults": "/r/x1",
      "signIn": "/sign-in",
      "signInCheckMail": "/sign-in/check-mail",
      "signInConfirm": "/sign-in/confirm",
      "survey": "/surveys/x1",
      "surveyBenchmarks": "/surveys/benchmarks",
      "surveyComments": "/surveys/x1/comments",
      "surveyCompare": "/surveys/x1/compare",
      "surveyDrivers": "/surveys/x1/drivers",
      "surveyEdit": "/surveys/x1/edit",
      "surveyImport": "/surveys/import",
      "surveyNew": "/surveys/new",
      "surveyPairs": "/surveys/x1/pairs",
      "surveyReach": "/surveys/x1/reach",
      "surveyResponses": "/surveys/x1/responses",
      "surveySchedules": "/surveys/schedules",
      "surveyShare": "/surveys/x1/share",
      "surveyTrend": "/surveys/x1/trend",
      "surveys": "/surveys",
      "team": "/people/teams/x1",
      "teamNew": "/people/teams/new",
      "theme": "/insights/themes/x1",
      "themes": "/insights/themes",
      "triangulation": "/insights/triangulation",
      "unsubscribe": "/unsubscribe/x1",
      "update": "/updates/x1",
      "updateReview": "/updates/review",
      "updates": "/updates",
    }
  `)
})

test('the address of every REST route that pages use', () => {
  expect(built(apiPaths)).toMatchInlineSnapshot(`
    {
      "asks": "/api/v1/asks",
      "asksStop": "/api/v1/asks/stop/x1",
      "auditFile": "/api/v1/audit.csv",
      "calendarFeed": "/api/v1/calendar.ics",
      "capabilitiesFile": "/api/v1/capabilities.csv",
      "capabilityKit": "/api/v1/capabilities/x1/kit.md",
      "decline": "/api/v1/s/x1/decline",
      "deliveryHook": "/api/v1/events/hooks/github",
      "health": "/api/health",
      "insightBrief": "/api/v1/insights/x1/brief",
      "itemBrief": "/api/v1/roadmap/items/x1/brief",
      "muteUpdates": "/api/v1/updates/mute/x1",
      "openApi": "/api/v1/openapi.json",
      "responses": "/api/v1/s/x1/responses",
      "rfcCurrent": "/api/v1/rfcs/7/current",
      "rfcFeed": "/api/v1/rfcs/7/feed.atom",
      "rfcImage": "/api/v1/rfcs/images/x1",
      "rfcImages": "/api/v1/rfcs/images",
      "rfcImport": "/api/v1/rfcs/import",
      "rfcSource": "/api/v1/rfcs/7/source",
      "rfcsFeed": "/api/v1/rfcs.atom",
      "roadmapChanges": "/api/v1/roadmap/changes",
      "search": "/api/v1/search?q=x1",
      "sessions": "/api/v1/sessions",
      "surveyExport": "/api/v1/surveys/x1/export?format=csv",
      "terminal": "/api/v1/s/x1/terminal",
      "tracker": "/api/v1/roadmap/trackers/github",
      "unsubscribe": "/api/v1/unsubscribe/x1",
      "updatesFeed": "/api/v1/updates.atom",
    }
  `)
})

test('what is typed into an address is encoded, and empty parameters are left out', () => {
  expect(paths.survey('a/b?c')).toBe('/surveys/a%2Fb%3Fc')
  expect(paths.signIn({ callbackUrl: '/rfcs?q=a&b' })).toBe('/sign-in?callbackUrl=%2Frfcs%3Fq%3Da%26b')
  expect(paths.surveys({ q: '', cursor: undefined, sort: null })).toBe('/surveys')
  expect(paths.rfcVersions(7, { from: 1, to: 2 }, 'seen')).toBe('/rfcs/7/versions?from=1&to=2#seen')
})

test('an address for a mail has the hub in front once', () => {
  expect(absolute('https://hub.test/', paths.rfc(7))).toBe('https://hub.test/rfcs/7')
  expect(absolute('https://hub.test', apiPaths.updatesFeed())).toBe('https://hub.test/api/v1/updates.atom')
})

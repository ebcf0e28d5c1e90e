import { insight } from '../language/insight'

export const redMeansNothing = insight(
  'A red build means nothing: engineers re-run it before they read it, because most red builds are flaky tests',
)
  .since(124)
  .from('flaky')
  .alsoHeard('flaky-better')
  .finding('Developer pulse', 'ci', { wave: 2 })
  .finding('Developer pulse', 'ci', { stance: 'context' })

export const docsNotFound = insight('The docs exist and are not found: people ask a colleague first, who pastes a link')
  .since(90)
  .from('docs')
  .alsoHeard('docs-better')
  .finding('Developer pulse', 'docs', { wave: 4 })
  .finding('Developer pulse', 'docs', { stance: 'context' })

export const noStaging = insight(
  'Nobody trusts shared staging, so changes meet realistic conditions for the first time in production',
)
  .since(58)
  .from('staging')
  .finding('Developer pulse', 'try-out')

export const afternoonQueue = insight('CI is slow because builds queue in the afternoon, not because they take long')
  .since(50)
  .from('ci-wait')
  .against('ci-wait-no')
  .finding('Developer pulse', 'cost', { stance: 'context' })

export const goldenPathIsFast = insight('The golden path is the fastest way from nothing to a service in production')
  .since(46)
  .from('golden-good')
  .against('golden-fit')
  .finding('Developer pulse', 'golden-path', { stance: 'context' })

export const servicesOnly = insight(
  'The platform serves what answers requests; jobs, models and the app build their own',
)
  .since(44)
  .from('golden-fit')

export const firstWeek = insight('New colleagues spend their first week asking for access, one permission at a time')
  .since(35)
  .from('access')
  .finding('Your first month', 'requests')

export const shipitIsSilent = insight('shipit fails without saying why, and teams keep scripts around it')
  .since(30)
  .from('shipit')

export const needlessPages = insight(
  'On-call wakes people for what the pipeline already knew, and for what they cannot repair',
)
  .since(28)
  .from('oncall')
  .finding('Developer pulse', 'on-call')

export const smallReleases = insight('Releasing from trunk behind flags makes changes smaller and safer')
  .since(148)
  .from('trunk-good')
  .against('trunk-bad')
  .settled(
    141,
    'Both hold, for different things. It is true for services, which can be rolled back within minutes: ' +
      'Payments halved its change failure rate. It is not true for the app, which waits for store reviews and ' +
      'cannot be rolled back. The app keeps release branches, and the tools stop counting that against it (RFC 8).',
  )

export const copiedSecrets = insight(
  'Credentials are copied by hand because the official way is slower than asking a colleague',
)
  .since(21)
  .from('secrets')

export const whoOwnsIt = insight('Finding out who owns a service takes longer than repairing it')
  .since(12)
  .from('ownership')

export const laptopsTooSmall = insight('The full stack no longer fits on a laptop').since(8).from('local')

export const insights = [
  redMeansNothing,
  docsNotFound,
  noStaging,
  afternoonQueue,
  goldenPathIsFast,
  servicesOnly,
  firstWeek,
  shipitIsSilent,
  needlessPages,
  smallReleases,
  copiedSecrets,
  whoOwnsIt,
  laptopsTooSmall,
]

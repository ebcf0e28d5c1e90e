import { item } from '../language/roadmap'
import {
  afternoonQueue,
  copiedSecrets,
  docsNotFound,
  firstWeek,
  goldenPathIsFast,
  laptopsTooSmall,
  needlessPages,
  noStaging,
  redMeansNothing,
  servicesOnly,
  shipitIsSilent,
  smallReleases,
  whoOwnsIt,
} from './insights'
import { MACHINES_DAYS_AGO, QUARANTINE_DAYS_AGO, SEARCH_DAYS_AGO } from './outcomes'

/** Person-weeks of the platform team that fit into "Now". */
export const CAPACITY = 20

/** Person-weeks of the teams that build, for this quarter and those after it. */
export const TEAM_WEEKS = [
  { team: 'Platform', weeks: [24, 22, 20] },
  { team: 'Site Reliability', weeks: [6, 4] },
]

/** The board, column by column, in the order the PM has given it. */
export const items = [
  item('A running environment for every pull request', 'build')
    .about('Trying changes out', 'Preview environments')
    .builtBy('Platform', 0)
    .in('now')
    .since(17)
    .decidedBy(4)
    .solves(
      'Changes meet realistic data, services and carriers for the first time in production. Staging drifts, ' +
        'and one person at a time can use it.',
    )
    .because(noStaging)
    .ratherThan('docs', 'Staging has a page of rules already; it drifts because one environment serves thirteen teams.')
    .ratherThan('buy', 'The offers we looked at cannot hold our data inside the network.')
    .impact(2, 'Changes how every team reviews and releases; seen in Web Portal, which has had previews for a year.')
    .effort(14, 'Masking six, networking four, the rest is glue. From RFC 4, version 3.')
    .pressing(7, 8)
    .outcomes(
      '"How well could you try a change out" rises by one point within two quarters; shared staging is switched off.',
    ),
  item('Runners that follow the working day', 'buy')
    .about('Builds', 'Build runners')
    .builtBy('Site Reliability', 0)
    .reviewedIn(-4)
    .in('now')
    .since(21)
    .decidedBy(5)
    .solves('Between one and five a build waits nineteen minutes for a runner and then takes nine.')
    .because(afternoonQueue)
    .ratherThan('nothing', 'The queue has grown each quarter for a year.')
    .ratherThan('build', 'A scheduler of our own would take a quarter; the provider’s scaling rules take weeks.')
    .impact(1, 'Some teams lose half an hour a day, others nothing.')
    .effort(3, 'Scaling rules and a week of watching.')
    .ticked('support', 'done', 'Site Reliability, in the rota of the runners', 4)
    .ticked('template', 'not-needed', 'Nothing changes for a repository.', 4)
    .ticked('briefs', 'done', 'Finance has the two bills side by side.', 2)
    .reaches(45, 'Two of five who answered the last pulse named waiting for CI; of 111 engineers about 45.')
    .pressing(5, 2)
    .outcomes('Median wait after two o’clock below three minutes.'),
  item('A handover page that fills itself', 'docs')
    .about('On-call')
    .builtBy('Platform', 0)
    .in('now')
    .since(14)
    .solves('Handover is three lines from memory on a Monday morning. What is left out comes back on Tuesday night.')
    .because(needlessPages)
    .ratherThan('enablement', 'Two trainings on handovers changed nothing by the next month.')
    .impact(0.5, 'Helps the two teams most who carry most.')
    .effort(1, 'A page made from the week’s pages and deploys; two questions to answer by hand.')
    .pressing(4, 3)
    .outcomes('No incident in a quarter whose review names the handover.'),

  item('A golden path for jobs and models', 'build')
    .about('Golden paths', 'Golden path for services')
    .builtBy('Platform', 1)
    .after('Workload identity instead of copied passwords')
    .in('next')
    .since(40)
    .solves('Sixty-two jobs descend from one that was written on a Friday. Nothing pages when a job does not run.')
    .because(servicesOnly, goldenPathIsFast)
    .impact(2, 'Data and Machine Learning are about to build one each.')
    .effort(10, 'A file in the repository, a scheduler, one alert. No portal.')
    .reaches(14, 'Everyone in Data and Machine Learning.')
    .pressing(6, 5)
    .outcomes('Half of the jobs declared by file within two quarters; a missed run is known within the hour.'),
  item('Access bundles on day one', 'enablement')
    .about('First week')
    .builtBy('Identity', 1)
    .in('next')
    .since(33)
    .solves('Seven requests on average, granted one by one by people who approve without reading.')
    .because(firstWeek)
    .impact(1, 'Every new colleague, about thirty a year.')
    .effort(2, 'A list for each team, reviewed by the team; no new system.')
    .reaches(20, 'Planned hires over the next two quarters.')
    .pressing(4, 6)
    .outcomes('First change in production by day four, from nine.'),
  item('Retire shipit', 'retire')
    .about('Deploying', 'shipit')
    .builtBy('Platform', 1)
    .in('next')
    .since(11)
    .decidedBy(7)
    .solves('It refuses without a reason, exits with undocumented numbers and has rolled back silently twice.')
    .because(shipitIsSilent)
    .impact(1, 'Few deploys a day still go through it, but each failure costs an hour.')
    .effort(4, 'Ordered groups and a dry run in the pipeline; ninety days of notice.')
    .reaches(18, 'Who deployed with it last month, from its log.')
    .pressing(3, 5)
    .outcomes('No deploys through shipit; nine thousand lines fewer to keep.'),
  item('Hold pages back while a rollback is running', 'build')
    .about('On-call')
    .builtBy('Site Reliability', 1)
    .in('next')
    .since(25)
    .decidedBy(6)
    .solves('A quarter of night pages are for something that the pipeline was already undoing.')
    .because(needlessPages)
    .impact(2, 'Sleep, for the teams that get least of it.')
    .effort(5, 'The pipeline announces, the pager listens; a list of exceptions.')
    .pressing(6, 4)
    .outcomes('A quarter fewer night pages in eight weeks.'),
  item('Workload identity instead of copied passwords', 'build')
    .about('Golden paths', 'Secrets vault')
    .builtBy('Platform', 1)
    .in('next')
    .since(13)
    .decidedBy(10)
    .solves('Eleven passwords for sixty-two jobs, on more laptops than anyone knows.')
    .because(copiedSecrets)
    .impact(1, 'Most engineers touch it rarely; when it leaks it concerns everyone.')
    .effort(8, 'Half of it Identity’s. Jobs first.')
    .reaches(30, 'Who holds a copied credential, by the vault’s log.')
    .pressing(5, 9)
    .outcomes('No credential older than a day in Data and Machine Learning.'),

  item('A catalogue of who owns what', 'buy')
    .about('On-call')
    .builtBy('Platform', 2)
    .in('later')
    .since(5)
    .decidedBy(12)
    .solves('The list is a spreadsheet that nobody is responsible for.')
    .because(whoOwnsIt)
    .impact(1, 'Matters at night.')
    .effort(4, 'Buy the catalogue, write the file format, fill it with three teams.')
    .pressing(3, 4),
  item('Development machines in the cluster', 'buy')
    .about('Builds')
    .reviewedIn(75)
    .in('later')
    .since(7)
    .solves('The full stack needs more memory than a laptop has.')
    .because(laptopsTooSmall)
    .impact(1, 'For three teams.')
    .effort(9, 'Licences and images; unclear how many would use it.')
    .pressing(2, 1)
    .outcomes('To be agreed once the open survey has closed.'),
  item('Flags that expire', 'buy')
    .about('Deploying', 'Feature flags')
    .in('later')
    .since(52)
    .solves('A flag that is deleted while it is still read fails in production.')
    .because(smallReleases)
    .impact(0.5, 'One incident so far.')
    .effort(5, 'Evaluate two products; migration is the larger part.')
    .pressing(2, 4),
  item('Switch shared staging off', 'retire')
    .about('Trying changes out', 'Shared staging')
    .after('A running environment for every pull request')
    .in('later')
    .since(17)
    .solves('It costs three thousand a month and tells nobody anything.')
    .because(noStaging)
    .impact(0.5, 'Removes a thing to maintain and to misunderstand.')
    .effort(3, 'After previews, not before.')
    .pressing(1, 2),

  item('One repository for everything', 'build')
    .in('later')
    .since(112)
    .dropped()
    .decidedBy(9)
    .solves('Features that touch two repositories are merged twice.')
    .impact(1, 'For two teams.')
    .effort(30, 'RFC 9: a build tool, and a week for each team.'),

  item('Larger build machines', 'buy')
    .in('now')
    .since(62)
    .solves('A result takes twenty-eight minutes in the afternoon, and builders said that the machines are too small.')
    .because(afternoonQueue)
    .ratherThan('nothing', 'Waiting for CI was the cost that most people named in the pulse.')
    .impact(1, 'Everyone who pushes after lunch.')
    .effort(1, 'A larger size in one file, and the bill.')
    .pressing(5, 1)
    .outcomes('A result within twenty minutes after two o’clock.')
    .shipped(
      MACHINES_DAYS_AGO,
      'Builds run on larger machines',
      `You plan your day around CI. Since today every build runs on a machine of twice the size.

**What we will look at**: how long it takes from push to result after two o’clock. It is twenty-eight minutes; we expect twenty.`,
    ),
  item('Quarantine flaky tests automatically', 'build')
    .about('Builds')
    .builtBy('Platform', -1)
    .in('now')
    .since(115)
    .decidedBy(2)
    .solves('Engineers re-run red builds without reading them.')
    .because(redMeansNothing)
    .impact(2, 'Trust in CI is the lowest score of the pulse.')
    .effort(4, 'Two to build, two to work through three hundred tests.')
    .pressing(8, 7)
    .outcomes('Four of five red builds on main are caused by the change under test; trust in CI above 3.')
    .shipped(
      QUARANTINE_DAYS_AGO,
      'Red means red again',
      `You re-run red builds before you read them, because most of the time the second run is green. In Payments, nine of forty-one red builds had anything to do with the change.

A test that fails and passes on the same commit is now taken out of the required set by itself. Its owner gets an issue with both runs and fourteen days. Two hundred and eighty-four tests went in; sixty-one are left.

**So far**: four of five red builds on main are now caused by the change. Trust in CI in the pulse went from 2.3 to 3.5.

**Next**: the browser tests, which report through another runner.`,
    ),
  item('One search over all engineering docs', 'docs')
    .about('Docs')
    .builtBy('Platform', 0)
    .in('now')
    .since(83)
    .decidedBy(3)
    .solves('The pages exist, in four places, under titles that nobody would search for.')
    .because(docsNotFound)
    .impact(1, 'Everyone, a few times a week.')
    .effort(2, 'A bought index and two hundred lines.')
    .pressing(4, 2)
    .outcomes('"The docs answered my question" rises by half a point; a third fewer questions in the help channel.')
    .shipped(
      SEARCH_DAYS_AGO,
      'Paste the error, find the page',
      `The docs exist, but you ask a colleague first, because search shows meeting notes. We watched somebody look for a runbook in three places for half an hour.

Now there is one search over both wikis, the repositories and the runbooks. It understands error messages as you paste them, and shows who owns a page and when it was last confirmed.

**So far**: questions in the help channel that a page answers are down by two fifths. Whether the pages are true is another matter, and the next one: 212 pages have no owner, and now say so.`,
    ),
]

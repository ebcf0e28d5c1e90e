import type { Tx } from '@/lib/server/db'
import { DAY_MS } from '@/lib/core/clock'
import { EVERYBODY } from '@/lib/distribution/schema'
import { nextWaveAfter } from '@/lib/distribution/rules-cadence'
import { idOf } from '../language/random'
import type { Workspace } from '../language/workspace'
import { insert } from './rows'

/** Surveys whose invitations are still in people's ledger; older ones are beyond what the cap looks at. */
const REMEMBERED_DAYS = 60

/** Whom the surveys asked, in which teams they were then, and when the pulse comes again. */
export async function writeReach(tx: Tx, { company, calendar, pm, surveys }: Workspace): Promise<void> {
  const { ago, today } = calendar
  await insert(
    tx,
    'SurveyPopulation',
    surveys.flatMap((survey) =>
      company.teams.map((team) => ({
        surveyId: survey.id,
        teamId: team.id,
        name: team.name,
        headcount: team.headcount,
        platform: team.platform,
      })),
    ),
  )
  const asked = company.people.filter((person) => person.team !== null && person.role !== 'stakeholder')
  const remembered = surveys.filter((survey) => survey.anonymity === 'anonymous' && survey.openedAgo <= REMEMBERED_DAYS)
  await insert(
    tx,
    'SurveyInvitation',
    remembered.flatMap((survey) =>
      asked.map((person) => ({
        surveyId: survey.id,
        personId: person.id,
        round: 1,
        day: ago(survey.openedAgo),
        via: survey.series ? 'wave' : 'invite',
        mail: 'off',
        reminded: 0,
      })),
    ),
  )
  const pulse = surveys.filter((survey) => survey.series === 'Developer pulse').at(-1)
  if (!pulse) return
  const first = ago(pulse.openedAgo)
  await insert(tx, 'SurveySchedule', [
    {
      id: idOf('schedule of the pulse'),
      templateId: pulse.id,
      cadence: 'monthly',
      startsOn: first,
      nextOn: nextWaveAfter('monthly', first, new Date(today.getTime() + DAY_MS)),
      daysOpen: 12,
      audience: { ...EVERYBODY, sample: 60 },
      remindAfter: [4, 8],
      byMail: true,
      waves: 0,
      active: true,
      createdById: company.who(pm).id,
      createdAt: ago(30),
      updatedAt: ago(30),
    },
  ])
}

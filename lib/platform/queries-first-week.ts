import { authorize, can, type Actor } from '@/lib/core/actor'
import { getMission } from '@/lib/catalog/queries-mission'
import { listSessions } from '@/lib/fieldwork/queries'
import { countPeople, listAllTeams } from '@/lib/people/queries'
import { configuredMethods } from '@/lib/people/queries-auth-methods'
import { peopleQuery } from '@/lib/people/schema'
import { isMailOn } from '@/lib/server/mail'
import { findNewestClosed, listSurveys } from '@/lib/surveys/queries'
import { hasAudit } from './repo'
import { firstWeek, type FirstStep } from './rules-first-week'

/**
 * What is left to do in the first week, read from the hub itself; null once a survey has closed: then there is something
 * to read instead.
 */
export async function getFirstWeek(actor: Actor, now: Date): Promise<{ step: FirstStep; done: boolean }[] | null> {
  authorize(actor, 'insight.write')
  if ((await findNewestClosed(actor)) !== null) return null
  const [teams, mission, admins, open, sessions, mailTested] = await Promise.all([
    listAllTeams(actor),
    getMission(actor, now),
    countPeople(actor, peopleQuery.parse({ role: 'admin', active: 'true' })),
    listSurveys(actor, { status: 'open', limit: 1 }),
    can(actor, 'session.read') ? listSessions(actor, { limit: 1 }) : null,
    hasAudit('system.mail-tested', { kind: 'mails', id: 'test' }),
  ])
  return firstWeek({
    teams: teams.length,
    platformTeam: teams.some((team) => team.platform),
    mission: mission.text !== '',
    signIn: Object.keys(configuredMethods()).length > 0,
    mailOn: isMailOn(),
    mailTested,
    admins,
    surveys: open.data.length,
    sessions: sessions?.data.length ?? 0,
  })
}

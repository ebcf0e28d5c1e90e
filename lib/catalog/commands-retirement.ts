import { authorize, type MaybeActor } from '@/lib/core/actor'
import { isoDay } from '@/lib/core/clock'
import { conflict, notFound } from '@/lib/core/errors'
import { absolute, paths } from '@/lib/core/paths'
import { listMembers, mapContacts, mapTeamNames } from '@/lib/people/queries'
import { audit } from '@/lib/server/audit'
import { db, transaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { isMailOn, type Mail } from '@/lib/server/mail'
import { promiseMails, type PromisedMail } from '@/lib/server/mail-queue'
import { retirementMail } from './presenter-retirement'
import { findCapabilityRow, lockCapability, markNoticed } from './repo-capabilities'
import { isUsing } from './rules-capabilities'
import { USE_STATES, type Notice } from './schema-capabilities'
import { retirementMailType } from './schema-jobs'

const uses = (row: { uses: readonly { teamId: string; state: string }[] }): string[] =>
  row.uses.flatMap(({ teamId, state }) => (USE_STATES.some((one) => one === state && isUsing(one)) ? [teamId] : []))

/**
 * Tells everyone in the teams that still use a capability when it ends and what to use instead. The mails and the note that
 * a team was told are one transaction. Of one last day each person is told once; another last day is told again.
 * @throws AppError not_found; conflict where there is nothing to tell yet, or no mail server to tell it by
 */
export async function announceRetirement(actor: MaybeActor, id: string, now: Date): Promise<Notice> {
  const pm = authorize(actor, 'catalog.write')
  if (!(await findCapabilityRow(db, id))) throw notFound('This capability')
  if (!isMailOn()) throw conflict('Mail is off: set SMTP_URL and start the hub again.')
  return transaction(async (tx) => {
    const row = await lockCapability(tx, id)
    if (!row) throw notFound('This capability')
    if (row.stage !== 'retirement' || row.retireBy === null || row.replacement.trim() === '')
      throw conflict('Move it to retirement, with its last day and what to use instead, before teams are told.')
    const lastDay = isoDay(row.retireBy)
    const teams = uses(row)
    const people = teams.length > 0 ? await listMembers(tx, teams) : []
    await promiseMails(
      tx,
      retirementMailType,
      people.map((person) => ({
        key: `${id} ${lastDay} ${person.id}`,
        personId: person.id,
        subjectId: id,
        data: { capabilityId: id },
      })),
    )
    // A team of which nobody is here was not told: who is to be asked there is not known.
    const reached = [...new Set(people.map((person) => person.teamId))]
    await markNoticed(tx, id, reached, now)
    await audit(tx, pm, 'capability.announce', { kind: 'capability', id }, { lastDay, teams: reached.length })
    return { teams: reached.length, mails: people.length }
  })
}

/** The mail as of now. Nothing to whoever has left, or once the capability is not retired after all. */
async function render({ personId, data }: PromisedMail<{ capabilityId: string }>): Promise<Mail | null> {
  if (!personId) return null
  const [row, contacts] = await Promise.all([findCapabilityRow(db, data.capabilityId), mapContacts([personId])])
  const contact = contacts.get(personId)
  if (!contact || row?.stage !== 'retirement' || !row.retireBy) return null
  const names = await mapTeamNames(row.teamId === null ? [] : [row.teamId])
  return retirementMail(contact.email, {
    ...{ name: row.name, lastDay: isoDay(row.retireBy), replacement: row.replacement, plan: row.plan },
    team: names.get(row.teamId ?? '') ?? null,
    url: absolute(env().BASE_URL, paths.capability(row.id)),
  })
}

export const retirementWork = () => ({ render })

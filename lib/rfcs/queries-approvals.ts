import { authorize, type Actor } from '@/lib/core/actor'
import { requireRfc } from './queries'
import { emailsOf } from './repo-coauthors'
import { approversOf } from './repo-approvals'
import { namesOfApprovers } from './repo-approvers'

/** Whose approval is asked for, as one would type it: e-mail addresses of people, names of teams. */
export async function approverNames(actor: Actor, number: number): Promise<string[]> {
  authorize(actor, 'rfc.read')
  return namesOfApprovers(await approversOf((await requireRfc(number)).id))
}

/** Who writes it together with its author, by e-mail address. */
export async function coauthorEmails(actor: Actor, number: number): Promise<string[]> {
  authorize(actor, 'rfc.read')
  return emailsOf((await requireRfc(number)).coauthorIds)
}

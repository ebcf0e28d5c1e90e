import { authorize, type Actor } from '@/lib/core/actor'
import { mayChangePeople } from './policy'
import { requireRfc } from './queries'
import { emailsOf } from './repo-coauthors'
import { approversOf } from './repo-approvals'
import { namesOfApprovers } from './repo-approvers'

/**
 * Whose approval is asked for and who writes it together with its author, as one would type them: e-mail addresses of people, names of
 * teams. For those who may change it, while it may be changed: nothing for others.
 */
export async function getNamed(actor: Actor, number: number): Promise<{ approvers: string[]; coauthors: string[] }> {
  authorize(actor, 'rfc.read')
  const rfc = await requireRfc(number)
  if (!mayChangePeople(actor, rfc)) return { approvers: [], coauthors: [] }
  const [approvers, coauthors] = await Promise.all([
    approversOf(rfc.id).then(namesOfApprovers),
    emailsOf(rfc.coauthorIds),
  ])
  return { approvers, coauthors }
}

import { authorize, type Actor } from '@/lib/core/actor'
import { requireRfc } from './queries'
import { approversOf } from './repo-approvals'
import { namesOfApprovers } from './repo-approvers'

/** Whose approval is asked for, as one would type it: e-mail addresses of people, names of teams. */
export async function approverNames(actor: Actor, number: number): Promise<string[]> {
  authorize(actor, 'rfc.read')
  return namesOfApprovers(await approversOf((await requireRfc(number)).id))
}

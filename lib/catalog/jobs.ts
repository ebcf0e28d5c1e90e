import { mailKind } from '@/lib/server/mail-queue'
import { retirementMailType } from './schema-jobs'

export const retirementMailKind = mailKind({
  ...retirementMailType,
  label: 'Retirement of a capability',
  load: async () => (await import('./commands-retirement')).retirementWork(),
})

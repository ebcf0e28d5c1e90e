import type { RfcStatus } from './schema'

export const STATUS_LABELS: Record<RfcStatus, string> = {
  draft: 'Draft',
  review: 'In review',
  'last-call': 'Last call',
  accepted: 'Accepted',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  superseded: 'Superseded',
  implemented: 'Implemented',
}

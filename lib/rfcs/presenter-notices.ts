import { paths } from '@/lib/core/paths'
import { formatDay } from '@/lib/core/relative-time'
import { STATUS_LABELS } from './presenter-labels'
import type { RfcStatus } from './schema'
import type { NoticeDetail, NoticeKind } from './schema-follow'

const ends = ({ endsAt }: NoticeDetail) => (endsAt ? `, until ${formatDay(new Date(endsAt))}` : '')
const becomes = (status: RfcStatus) => STATUS_LABELS[status].toLowerCase()

/** What happened, as the end of a sentence that begins with who did it; "It" where nobody did. */
const words: Record<NoticeKind, (detail: NoticeDetail) => string> = {
  comment: () => 'commented',
  reply: () => 'replied to you',
  mention: () => 'mentioned you',
  concern: () => 'raised a concern',
  hold: () => 'asked for a hold',
  resolved: () => 'resolved a thread',
  version: ({ version }) => `wrote version ${version ?? ''}`.trim(),
  status: (detail) =>
    detail.from && detail.from === detail.to
      ? `moved the deadline${ends(detail)}`
      : `moved it to ${becomes(detail.to ?? 'review')}${ends(detail)}`,
  decision: ({ to }) => (to === 'rejected' ? 'rejected it' : to === 'postponed' ? 'postponed it' : 'accepted it'),
  'last-call-restarted': (detail) =>
    `changed what is proposed in version ${detail.version ?? ''}: last call starts again${ends(detail)}`,
  'awaiting-author': () => 'waits for your answer',
  'approval-asked': (detail) => `asks for your approval${ends(detail)}`,
  coauthor: () => 'made you one of its authors',
  nudge: (detail) => `still waits for your approval${ends(detail)}`,
  'stage-ended': ({ to }) =>
    to === 'last-call' ? 'has come to the end of last call: decide' : 'has come to the end of its review',
  escalation: () => 'lacks approvals, and its deadline has passed',
  'decision-review': () => 'is due to be looked at again',
}

/** "Ana Lind commented", "This RFC still waits for your approval, until 3 Mar 2026". */
export const noticeText = (kind: NoticeKind, detail: NoticeDetail, actor: string | null): string =>
  `${actor ?? 'This RFC'} ${words[kind](detail)}`

/** Where a notice leads, a path inside the hub. */
export const noticeHref = (number: number, commentId: string | null): string =>
  commentId ? paths.rfcComment(number, commentId) : paths.rfc(number)

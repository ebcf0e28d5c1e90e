import { listMailHeaders } from '@/lib/core/mail-headers'
import { groupBy } from '@/lib/core/group'
import { absolute, apiPaths, paths } from '@/lib/core/paths'
import { noticeHref, noticeText } from './presenter-notices'
import type { Notice } from './schema-rows'

export type NoticeMail = { subject: string; text: string; headers: Record<string, string> }

const unsubscribeUrl = (base: string, key: string, number?: number) =>
  absolute(base, apiPaths.unsubscribe(key, { rfc: number }))

/**
 * One mail of everything that is due, by RFC, oldest first. It is plain text: nothing that was typed into a comment can run, load or
 * track. Its headers let a mail program unsubscribe with one click, without signing in (RFC 2369 and RFC 8058): from the RFC where the mail
 * is about one only, else from all mail about RFCs.
 * @param base the hub's address, without a slash at its end
 */
export function noticeMail(
  notices: readonly Notice[],
  actors: ReadonlyMap<string, string>,
  base: string,
  key: string,
): NoticeMail {
  const said = (notice: Notice) =>
    noticeText(notice.kind, notice.detail, notice.actorId === null ? null : (actors.get(notice.actorId) ?? 'Somebody'))
  const byRfc = [...groupBy(notices, (notice) => notice.rfc.id).values()]
  const only = byRfc.length === 1 ? byRfc[0]?.[0]?.rfc : undefined
  const first = notices[0]
  const title = only ? `RFC ${only.number}: ${only.title}` : `${notices.length} things in ${byRfc.length} RFCs`
  const subject =
    only && notices.length === 1 && first
      ? `${said(first)} · ${title}`
      : only
        ? `${notices.length} things in ${title}`
        : title
  const parts = byRfc.map((group) =>
    [
      `RFC ${group[0]?.rfc.number}: ${group[0]?.rfc.title}`,
      ...group.flatMap((notice) => [
        `- ${said(notice)}`,
        ...(notice.detail.excerpt ? [`  "${notice.detail.excerpt}"`] : []),
        `  ${absolute(base, noticeHref(notice.rfc.number, notice.commentId))}`,
      ]),
    ].join('\n'),
  )
  const stop = unsubscribeUrl(base, key, only?.number)
  return {
    subject: subject.slice(0, 200),
    text: [
      ...parts,
      [
        '-- ',
        `Notifications: ${absolute(base, paths.rfcPreferences())}`,
        `${only ? 'Stop mail about this RFC' : 'Stop all mail about RFCs'}: ${stop}`,
      ].join('\n'),
    ].join('\n\n'),
    headers: listMailHeaders(stop),
  }
}

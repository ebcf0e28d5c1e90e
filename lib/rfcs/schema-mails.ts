import { z } from 'zod'

/** One mail about RFCs to one person: the notices it tells of. */
const noticeMailData = z.object({ ids: z.array(z.string()) })
export type NoticeMailData = z.infer<typeof noticeMailData>

export const noticeMails = { name: 'rfc.notices', data: noticeMailData }

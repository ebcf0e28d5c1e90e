import type { EventRow } from '../rules-delivery'
import type { DeliveryNews } from './rules-news'

/** What is known of the deployment or incident already. */
export interface Known {
  at: Date
  statedAt: Date | null
}

/** The kind of the row that stays of what a tool took back: no figure counts it. */
export const TAKEN_BACK = 'none'

/** What becomes of it: written, taken away, or nothing. */
export type Change = { row: EventRow } | { gone: true } | null

/** Each message with the id of the incident that is open in its series, where that began before. */
export const inOpenSeries = (
  told: readonly DeliveryNews[],
  open: readonly { id: string; at: Date }[],
): DeliveryNews[] =>
  told.map((news) => {
    const { series, at } = news
    const before = series && at ? open.find((one) => one.id.startsWith(series) && one.at < at) : undefined
    return before ? { ...news, id: before.id } : news
  })

/**
 * What a message changes. Nothing where something newer is known, also that it was taken back, or where it is the end of what never
 * began here. A deployment that
 * is told again as done keeps its first moment, and so does an alert that comes and goes.
 */
export function changeOf(
  { isNone, series, at: told, ...news }: DeliveryNews,
  known: Known | undefined,
  about: { service?: string | undefined; teamId?: string | undefined },
): Change {
  if (known?.statedAt && known.statedAt > news.statedAt) return null
  if (isNone) return { gone: true }
  const keepsFirst = news.kind === 'deployment' || series !== undefined
  const at = keepsFirst && known && told && known.at < told ? known.at : (told ?? known?.at)
  if (!at) return null
  const { service, teamId } = about
  return { row: { ...news, at, ...(service && { service }), ...(teamId && { teamId }) } }
}

import { param, type SearchParams } from '@/lib/core/url'
import { paths } from '@/lib/core/paths'
import { shows, type Show } from '@/lib/rfcs/rules-threads'

/** What a page's address asks to see of a discussion. It is all in the address, so each look can be linked, and works without a script. */
export type DiscussionParams = {
  /** The address without these parameters. */
  path: string
  version: string | undefined
  show: Show
  /** A thread to show whole, a comment to edit, to quote in a reply, to see the past of. */
  thread: string | null
  edit: string | null
  quote: string | null
  past: string | null
  /** Lists every thread, however many there are. */
  every: boolean
}

const one = (params: SearchParams, key: string) => param(params, key)?.slice(0, 100) || null

export const readDiscussionParams = (number: number, params: SearchParams): DiscussionParams => {
  const show = param(params, 'show')
  return {
    path: paths.rfc(number),
    version: param(params, 'version'),
    show: shows.find((known) => known === show) ?? 'all',
    thread: one(params, 'thread'),
    edit: one(params, 'edit'),
    quote: one(params, 'quote'),
    past: one(params, 'past'),
    every: param(params, 'every') === '1',
  }
}

/** The address of another look, at a comment where one is named. What is asked about one comment is not carried to the next. */
export const discussionHref = (
  { path, version, show, every }: DiscussionParams,
  change: Partial<Record<'show' | 'every' | 'thread' | 'edit' | 'quote' | 'past', string>>,
  at?: string,
): string => {
  const next = {
    version,
    show: show === 'all' ? undefined : show,
    every: every && change.show === undefined ? '1' : undefined,
    ...change,
  }
  const query = new URLSearchParams(
    Object.entries(next).flatMap(([key, value]) =>
      value && !(key === 'show' && value === 'all') ? [[key, value]] : [],
    ),
  ).toString()
  return `${path}${query ? `?${query}` : ''}${at ? `#comment-${at}` : ''}`
}

import type { RfcFormat, RfcStatus } from './schema'

export const STATUS_LABELS: Record<RfcStatus, string> = {
  draft: 'Draft',
  review: 'In review',
  'last-call': 'Last call',
  accepted: 'Accepted',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  postponed: 'Postponed',
  superseded: 'Superseded',
  implemented: 'Implemented',
}

export const FORMAT_LABELS: Record<RfcFormat, string> = {
  markdown: 'Markdown',
  rst: 'reStructuredText',
  asciidoc: 'AsciiDoc',
  mediawiki: 'MediaWiki',
}

import type { Tone } from '@/components/ui/badge'
import type { Audience } from '@/lib/updates/schema'
import type { DeliveryState, WebhookFormat } from '@/lib/updates/schema-webhooks'
import { AUDIENCE_LABELS } from './labels'

export const FORMAT_LABELS: Record<WebhookFormat, string> = {
  standard: 'Signed JSON (Standard Webhooks)',
  slack: 'Slack-compatible: one line with a link',
}
export const FORMAT_NAMES: Record<WebhookFormat, string> = { standard: 'Signed', slack: 'Slack-compatible' }

/** Whose updates a webhook gets, and in which words. */
export const audienceWords = (audience: Audience | null): string =>
  audience === null
    ? 'Every update, as everyone reads it'
    : audience === 'everyone'
      ? 'Updates for everyone only'
      : `Updates for ${AUDIENCE_LABELS[audience]} and for everyone`
/** The same in a table. */
export const audienceName = (audience: Audience | null): string =>
  audience === null ? 'All' : audience.charAt(0).toUpperCase() + AUDIENCE_LABELS[audience].slice(1)

export const STATE_LABELS: Record<DeliveryState, { label: string; tone: Tone }> = {
  waiting: { label: 'Waiting', tone: 'active' },
  sent: { label: 'Arrived', tone: 'good' },
  failed: { label: 'Given up', tone: 'bad' },
}

const WORDS: Record<string, string> = {
  PRIVATE_ADDRESS: 'the address leads into a private network',
  SECRET_UNREADABLE: 'the secret cannot be read; change it',
  ENOTFOUND: 'the name of the host is not known',
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the connection was broken off',
  ETIMEDOUT: 'no answer in time',
  TimeoutError: 'no answer in time',
}

/** What went wrong, from an HTTP status or a code. */
export const troubleWords = (trouble: string | null): string =>
  trouble === null
    ? 'unknown'
    : /^\d{3}$/.test(trouble)
      ? `it answered ${trouble}`
      : (WORDS[trouble] ?? `a fault called ${trouble}`)

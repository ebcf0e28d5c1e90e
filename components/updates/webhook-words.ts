import type { Tone } from '@/components/ui/badge'
import type { DeliveryState, WebhookFormat } from '@/lib/updates/schema-webhooks'

export const FORMAT_LABELS: Record<WebhookFormat, string> = {
  standard: 'Signed (Standard Webhooks): the whole update as JSON',
  slack: 'Slack-compatible: one line with a link',
}
export const FORMAT_NAMES: Record<WebhookFormat, string> = { standard: 'Signed', slack: 'Slack-compatible' }

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

import { createHmac } from 'node:crypto'
import { isSameSecret as same } from '@/lib/server/hash'
import type { HookTool } from './schema'

const hmac = (key: string | Buffer) => createHmac('sha256', key)

/** The headers of Standard Webhooks; incident.io sends by a service that also writes them with a name of its own. */
const standard = (headers: Headers, name: 'id' | 'timestamp' | 'signature'): string =>
  headers.get(`webhook-${name}`) ?? headers.get(`svix-${name}`) ?? ''

/**
 * Whether a message is signed with the secret: GitHub's one signature of the bytes; GitLab's secret itself; PagerDuty's signatures,
 * one for each secret while it is replaced; incident.io's as Standard Webhooks has it, of `id.timestamp.body` under the secret's bytes.
 * False for tools that sign nothing.
 */
export function isSigned(tool: HookTool, headers: Headers, bytes: Uint8Array, secret: string): boolean {
  switch (tool) {
    case 'github':
      return same(headers.get('x-hub-signature-256') ?? '', `sha256=${hmac(secret).update(bytes).digest('hex')}`)
    case 'gitlab':
      return same(headers.get('x-gitlab-token') ?? '', secret)
    case 'pagerduty': {
      const expected = `v1=${hmac(secret).update(bytes).digest('hex')}`
      return (headers.get('x-pagerduty-signature') ?? '').split(',').some((one) => same(one.trim(), expected))
    }
    case 'incident-io': {
      const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
      const signed = hmac(key)
        .update(`${standard(headers, 'id')}.${standard(headers, 'timestamp')}.`)
        .update(bytes)
      const expected = `v1,${signed.digest('base64')}`
      return standard(headers, 'signature')
        .split(' ')
        .some((one) => same(one, expected))
    }
    case 'opsgenie':
    case 'statuspage':
    case 'alertmanager':
    case 'cdevents':
      return false
  }
}

const TOLERANCE_SECONDS = 300

/** Whether a message was sent within five minutes of now, where its signature says when; others are always recent. */
export function isRecent(tool: HookTool, headers: Headers, now: Date): boolean {
  if (tool !== 'incident-io') return true
  const sent = Number(standard(headers, 'timestamp'))
  return Math.abs(now.getTime() / 1000 - sent) <= TOLERANCE_SECONDS
}

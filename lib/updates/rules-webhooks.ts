import type { Update } from './schema'

/** What seals secrets: the database alone cannot sign. */
export const WEBHOOK_SEAL = 'webhook secret'
/** So long after a change of the secret messages are signed with the one before too, as Standard Webhooks proposes. */
export const ROTATION_MS = 24 * 3_600_000

/** Seconds until try 2, 3, …: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h, as Standard Webhooks proposes. */
const WAITS = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]

/** How a try ended, by its HTTP status or a code: 2xx is taken, 410 says "never again", everything else is tried once more. */
export function deliveryStateAfter(
  outcome: number | string,
  tries: number,
): { state: 'sent' | 'waiting' | 'failed'; trouble: string | null; waitSeconds: number } {
  if (typeof outcome === 'number' && outcome >= 200 && outcome < 300)
    return { state: 'sent', trouble: null, waitSeconds: 0 }
  const wait = outcome === 410 ? undefined : WAITS[tries - 1]
  return { state: wait === undefined ? 'failed' : 'waiting', trouble: String(outcome), waitSeconds: wait ?? 0 }
}

/** The message of an update, in the form that Standard Webhooks proposes: type, timestamp, data. */
export const standardBody = (update: Update, url: string): string =>
  JSON.stringify({ type: `update.${update.kind}`, timestamp: update.publishedAt, data: { ...update, url } })

const asMrkdwn = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const VERBS: Record<Update['kind'], string> = {
  started: 'Started',
  shipped: 'Shipped',
  declined: 'Decided against',
  measured: 'Measured',
  review: 'Review',
}

/** The same as Slack takes it: three signs are escaped, and a link is <address|text>. */
export const slackBody = (update: Update, url: string): string =>
  JSON.stringify({ text: `${VERBS[update.kind]}: <${url}|${asMrkdwn(update.title).replace(/\|/g, '¦')}>` })

const TEST = 'A test from Soundings: updates will arrive here.'

/** The message of a test, in the same form as one of an update. @param url of the page in the hub that shows how it went */
export const standardTestBody = (sentAt: string, url: string): string =>
  JSON.stringify({ type: 'webhook.test', timestamp: sentAt, data: { message: TEST, url } })

/** The same as Slack takes it. */
export const slackTestBody = (url: string): string => JSON.stringify({ text: `<${url}|${asMrkdwn(TEST)}>` })

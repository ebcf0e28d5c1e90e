import { boundedId } from '@/lib/core/bounded-id'
import { isJsonObject, objectsIn, type JsonObject } from '@/lib/core/json'
import {
  joined,
  plainOfHtml,
  tagsOf,
  textOf,
  webAddress,
  withoutDay,
  type CapturedItem,
  type CaptureFile,
  type CaptureFinding,
} from './rules-capture-items'

// Conversations of Intercom, ideas and features of Aha!, as their APIs and exports write them.

const within = (value: unknown): JsonObject => (isJsonObject(value) ? value : {})

/** Keys of the things read that nothing here reads, in one finding. */
function unreadOf(things: readonly JsonObject[], read: ReadonlySet<string>): CaptureFinding[] {
  const isEmpty = (value: unknown) =>
    value === null ||
    value === '' ||
    value === false ||
    (typeof value === 'object' && Object.keys(value ?? {}).length === 0)
  const names = new Set(
    things.flatMap((one) => Object.keys(one).filter((name) => !read.has(name) && !isEmpty(one[name]))),
  )
  if (names.size === 0) return []
  const message = `These fields are not read: ${[...names].sort().join(', ')}.`.slice(0, 1_000)
  return [{ line: 0, key: 'unread-columns', message }]
}

const CUSTOMER = new Set(['user', 'lead', 'contact'])
/** What stands in place of a message that its network had removed: nobody said it. */
const REMOVED = /^We['’]ve removed this part of the conversation to comply with /
const TALK_READ = new Set([
  ...['type', 'id', 'created_at', 'source', 'conversation_message', 'conversation_parts', 'tags', 'user', 'contacts'],
  ...['customers', 'title', 'updated_at'],
])

/** The conversations in a file: one, a list, or a page of the API. Null where it is none. */
function talksIn(json: unknown): JsonObject[] | null {
  const list = isJsonObject(json)
    ? Array.isArray(json.conversations)
      ? objectsIn(json.conversations)
      : [json]
    : objectsIn(json)
  const isTalk = (one: JsonObject) =>
    one.type === 'conversation' && ('source' in one || 'conversation_message' in one || 'conversation_parts' in one)
  return list.length > 0 && list.every(isTalk) ? list : null
}

/**
 * Conversations of Intercom: what the customer wrote, its first message and their answers, as one piece. What teammates and bots said is
 * nobody's experience of the platform, and notes are not said to anybody. Older files have the first message in `conversation_message`,
 * newer ones in `source`.
 * Source: Intercom's API reference, 1.x and 2.x, and files in public repositories (November 2026).
 */
function readTalks(talks: readonly JsonObject[]): CaptureFile {
  const findings: CaptureFinding[] = []
  let [silent, removed, cut] = [0, 0, 0]
  const items = talks.flatMap((talk): CapturedItem[] => {
    const start = within(talk.source ?? talk.conversation_message)
    const { total_count: total, conversation_parts: parts } = within(talk.conversation_parts)
    const rest = objectsIn(parts).filter((part) =>
      ['comment', 'open', 'quick_reply', undefined].includes(part.part_type as never),
    )
    if (typeof total === 'number' && total > objectsIn(parts).length) cut += 1
    const said = [start, ...rest].filter((part) => CUSTOMER.has(textOf(within(part.author).type)))
    const kept = said.filter((part) => part.redacted !== true && !REMOVED.test(plainOfHtml(textOf(part.body))))
    removed += said.length - kept.length
    // The subject is the customer's where they began.
    const subject = kept[0] === start ? plainOfHtml(textOf(start.subject)) : ''
    const words = joined(REMOVED.test(subject) ? '' : subject, ...kept.map((part) => plainOfHtml(textOf(part.body))))
    const author = within(kept[0]?.author)
    const id = textOf(talk.id)
    if (words === '' || id === '') {
      silent += 1
      return []
    }
    const seconds = typeof talk.created_at === 'number' ? talk.created_at : Number.NaN
    const day = Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString().slice(0, 10) : undefined
    const email = textOf(author.email).trim().toLowerCase()
    const tags = objectsIn(within(talk.tags).tags).map((tag) => textOf(tag.name))
    return [
      {
        kind: 'chat',
        sourceId: boundedId(`intercom:${id}`, 180),
        text: words,
        tags: tagsOf(tags),
        line: 0,
        ...(day && { day }),
        ...(textOf(author.id) && { author: `intercom:${textOf(author.id)}` }),
        ...(/^[^\s@]+@[^\s@]+$/.test(email) && { email }),
      },
    ]
  })
  if (silent > 0)
    findings.push({
      line: 0,
      key: 'no-words',
      message: `${silent} conversations hold nothing that a customer wrote; left out.`,
    })
  if (removed > 0)
    findings.push({ line: 0, key: 'removed', message: `${removed} messages were removed before the export; left out.` })
  if (cut > 0)
    findings.push({
      line: 0,
      key: 'cut-short',
      message: `${cut} conversations have more messages than the file holds: ask for each by its id to have all of them.`,
    })
  const dateless = items.filter((one) => one.day === undefined).length
  return { tool: 'intercom', items, findings: [...findings, ...withoutDay(dateless), ...unreadOf(talks, TALK_READ)] }
}

const AHA_READ = new Set([
  ...['id', 'reference_num', 'name', 'description', 'created_at', 'url', 'resource', 'tags', 'categories'],
  ...['created_by_user', 'created_by_portal_user', 'created_by_idea_user', 'updated_at', 'product_id'],
])

/** Ideas or features of Aha!: a page of the API, or one of them. Null where it is none. */
function wishesIn(json: unknown): JsonObject[] | null {
  if (!isJsonObject(json)) return null
  const list = [json.ideas, json.features].flatMap((one) => objectsIn(one))
  const single = [json.idea, json.feature].filter(isJsonObject)
  const all = [...list, ...single]
  const isWish = (one: JsonObject) =>
    /^[A-Z0-9]+(?:-[A-Z0-9]+)+$/.test(textOf(one.reference_num)) && typeof one.name === 'string'
  return all.length > 0 && all.every(isWish) ? all : null
}

/**
 * Ideas and features of Aha!. The list of its API has no descriptions unless they were asked for (`fields=*`), which is said.
 * Source: Aha!'s API reference and files in public repositories (November 2026).
 */
function readWishes(wishes: readonly JsonObject[]): CaptureFile {
  const items = wishes.map((wish): CapturedItem => {
    const body = isJsonObject(wish.description) ? textOf(wish.description.body) : textOf(wish.description)
    const maker = within(wish.created_by_portal_user ?? wish.created_by_idea_user ?? wish.created_by_user)
    const day = /^\d{4}-\d{2}-\d{2}/.exec(textOf(wish.created_at))?.[0]
    const email = textOf(maker.email).trim().toLowerCase()
    const url = webAddress(textOf(wish.url))
    const author = textOf(maker.id)
    return {
      kind: 'ticket',
      sourceId: boundedId(`aha:${textOf(wish.reference_num)}`, 180),
      text: joined(plainOfHtml(textOf(wish.name)), plainOfHtml(body)),
      tags: tagsOf([
        ...(Array.isArray(wish.tags)
          ? wish.tags.map((tag) => (isJsonObject(tag) ? textOf(tag.name) : textOf(tag)))
          : []),
        ...objectsIn(wish.categories).map((one) => textOf(one.name)),
      ]),
      line: 0,
      ...(day && { day }),
      ...(url && { url }),
      ...(author && { author: `aha:${author}` }),
      ...(/^[^\s@]+@[^\s@]+$/.test(email) && { email }),
    }
  })
  const bare = wishes.filter((wish) => !('description' in wish)).length
  const findings: CaptureFinding[] =
    bare === 0
      ? []
      : [
          {
            line: 0,
            key: 'no-description',
            message: `${bare} have no description in this file, only their name: ask the API for all fields to have them.`,
          },
        ]
  const dateless = items.filter((one) => one.day === undefined).length
  return { tool: 'aha', items, findings: [...findings, ...withoutDay(dateless), ...unreadOf(wishes, AHA_READ)] }
}

/** Conversations and wishes of the tools above; null for any other JSON. */
export function readTalkJson(json: unknown): CaptureFile | null {
  const talks = talksIn(json)
  if (talks) return readTalks(talks)
  const wishes = wishesIn(json)
  return wishes && readWishes(wishes)
}

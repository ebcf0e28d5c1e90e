import { isJsonObject, objectsIn, type JsonObject } from '@/lib/core/json'
import {
  addressIn,
  dayOfTrello,
  joined,
  plainOfHtml,
  tagsOf,
  webAddress,
  type CapturedItem,
  type CaptureFile,
} from './rules-capture-items'

// JSON of further trackers, as their exports and APIs write it: a board of Trello, issues of GitLab, tickets of Zendesk, work items of
// Azure DevOps. Sources: the references of their APIs (November 2026).

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
const dayIn = (value: unknown): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(text(value))?.[0]

interface Ticket {
  id: string
  words: string
  day?: string | undefined
  url?: string
  author?: string
  email?: string | undefined
  tags: readonly string[]
}

function itemOf(tool: string, { id, words, day, url, author, email, tags }: Ticket): CapturedItem[] {
  if (words === '' || id === '') return []
  const address = webAddress(url)
  return [
    {
      kind: 'ticket',
      sourceId: `${tool}:${id}`.slice(0, 180),
      text: words,
      tags: tagsOf(tags),
      line: 0,
      ...(day && { day }),
      ...(address && { url: address }),
      ...(author && { author: `${tool}:${author}` }),
      ...(email && { email }),
    },
  ]
}

/** Who made a card stands in the board's last thousand actions alone. */
function cardsOf(board: JsonObject): CapturedItem[] {
  const makers = new Map(
    objectsIn(board.actions)
      .filter((one) => one.type === 'createCard')
      .map((one) => [
        text(isJsonObject(one.data) && isJsonObject(one.data.card) ? one.data.card.id : ''),
        text(one.idMemberCreator),
      ]),
  )
  return objectsIn(board.cards).flatMap((card) =>
    itemOf('trello', {
      id: text(card.id),
      words: joined(text(card.name), text(card.desc)),
      day: dayOfTrello(text(card.id)),
      url: text(card.shortUrl) || text(card.url),
      author: makers.get(text(card.id)) ?? '',
      tags: objectsIn(card.labels).map((label) => text(label.name)),
    }),
  )
}

const issuesOf = (issues: readonly JsonObject[]): CapturedItem[] =>
  issues.flatMap((issue) =>
    itemOf('gitlab', {
      id: text(issue.web_url) || text(issue.id),
      words: joined(text(issue.title), text(issue.description)),
      day: dayIn(issue.created_at),
      url: text(issue.web_url),
      author: isJsonObject(issue.author) ? text(issue.author.username) : '',
      tags: Array.isArray(issue.labels) ? issue.labels.map(text) : [],
    }),
  )

const ticketsOf = (tickets: readonly JsonObject[]): CapturedItem[] =>
  tickets.flatMap((ticket) =>
    itemOf('zendesk', {
      id: text(ticket.id),
      words: joined(text(ticket.subject) || text(ticket.raw_subject), text(ticket.description)),
      day: dayIn(ticket.created_at),
      author: text(ticket.requester_id),
      tags: Array.isArray(ticket.tags) ? ticket.tags.map(text) : [],
    }),
  )

const workItemsOf = (items: readonly JsonObject[]): CapturedItem[] =>
  items.flatMap((one) => {
    const fields = isJsonObject(one.fields) ? one.fields : {}
    const maker = isJsonObject(fields['System.CreatedBy']) ? fields['System.CreatedBy'] : {}
    return itemOf('azure-devops', {
      id: text(one.id),
      words: joined(text(fields['System.Title']), plainOfHtml(text(fields['System.Description']))),
      day: dayIn(fields['System.CreatedDate']),
      author: text(maker.uniqueName) || text(maker.id) || text(fields['System.CreatedBy']),
      email: addressIn(text(maker.uniqueName)),
      tags: text(fields['System.Tags']).split(/;\s*/),
    })
  })

const all = (items: readonly JsonObject[], ...keys: string[]): boolean =>
  items.length > 0 && items.every((item) => keys.every((key) => key in item))

/** Tickets of the tools above; null for any other JSON. Days that a file lacks are named. */
export function readOtherJson(json: unknown): CaptureFile | null {
  const board =
    isJsonObject(json) && Array.isArray(json.lists) && all(objectsIn(json.cards), 'idList', 'name') ? json : null
  const issues = objectsIn(json)
  const tickets = isJsonObject(json) ? objectsIn(json.tickets) : []
  const work = isJsonObject(json) ? objectsIn(json.value) : []
  const read: [string, CapturedItem[]] | null = board
    ? ['trello', cardsOf(board)]
    : all(issues, 'iid', 'title', 'web_url')
      ? ['gitlab', issuesOf(issues)]
      : all(tickets, 'id', 'requester_id', 'created_at')
        ? ['zendesk', ticketsOf(tickets)]
        : all(work, 'id', 'fields') && work.some((one) => isJsonObject(one.fields) && 'System.Title' in one.fields)
          ? ['azure-devops', workItemsOf(work)]
          : null
  if (!read) return null
  const undated = read[1].filter((one) => one.day === undefined).length
  const message = `${undated} have no day. The day of the import was taken.`
  return { tool: read[0], items: read[1], findings: undated > 0 ? [{ line: 0, key: 'date-assumed', message }] : [] }
}

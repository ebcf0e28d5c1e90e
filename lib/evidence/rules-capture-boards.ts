import { boundedId } from '@/lib/core/bounded-id'
import { isJsonObject, objectsIn, type JsonObject } from '@/lib/core/json'
import {
  addressIn,
  dayOfTrello,
  joined,
  plainOfHtml,
  tagsOf,
  textOf,
  webAddress,
  withoutDay,
  type CapturedItem,
  type CaptureFile,
} from './rules-capture-items'

// JSON of further trackers, as their exports and APIs write it: a board of Trello, issues of GitLab, tickets of Zendesk, work items of
// Azure DevOps. Sources: the references of their APIs (November 2026).

const dayIn = (value: unknown): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(textOf(value))?.[0]

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
      sourceId: boundedId(`${tool}:${id}`, 180),
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
        textOf(isJsonObject(one.data) && isJsonObject(one.data.card) ? one.data.card.id : ''),
        textOf(one.idMemberCreator),
      ]),
  )
  return objectsIn(board.cards).flatMap((card) =>
    itemOf('trello', {
      id: textOf(card.id),
      words: joined(textOf(card.name), textOf(card.desc)),
      day: dayOfTrello(textOf(card.id)),
      url: textOf(card.shortUrl) || textOf(card.url),
      author: makers.get(textOf(card.id)) ?? '',
      tags: objectsIn(card.labels).map((label) => textOf(label.name)),
    }),
  )
}

const issuesOf = (issues: readonly JsonObject[]): CapturedItem[] =>
  issues.flatMap((issue) =>
    itemOf('gitlab', {
      id: textOf(issue.web_url) || textOf(issue.id),
      words: joined(textOf(issue.title), textOf(issue.description)),
      day: dayIn(issue.created_at),
      url: textOf(issue.web_url),
      author: isJsonObject(issue.author) ? textOf(issue.author.username) : '',
      tags: Array.isArray(issue.labels) ? issue.labels.map(textOf) : [],
    }),
  )

const ticketsOf = (tickets: readonly JsonObject[]): CapturedItem[] =>
  tickets.flatMap((ticket) =>
    itemOf('zendesk', {
      id: textOf(ticket.id),
      words: joined(textOf(ticket.subject) || textOf(ticket.raw_subject), textOf(ticket.description)),
      day: dayIn(ticket.created_at),
      author: textOf(ticket.requester_id),
      tags: Array.isArray(ticket.tags) ? ticket.tags.map(textOf) : [],
    }),
  )

const workItemsOf = (items: readonly JsonObject[]): CapturedItem[] =>
  items.flatMap((one) => {
    const fields = isJsonObject(one.fields) ? one.fields : {}
    const maker = isJsonObject(fields['System.CreatedBy']) ? fields['System.CreatedBy'] : {}
    return itemOf('azure-devops', {
      id: textOf(one.id),
      words: joined(textOf(fields['System.Title']), plainOfHtml(textOf(fields['System.Description']))),
      day: dayIn(fields['System.CreatedDate']),
      author: textOf(maker.uniqueName) || textOf(maker.id) || textOf(fields['System.CreatedBy']),
      email: addressIn(textOf(maker.uniqueName)),
      tags: textOf(fields['System.Tags']).split(/;\s*/),
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
  return { tool: read[0], items: read[1], findings: withoutDay(undated) }
}

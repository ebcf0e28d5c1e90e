import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { DAY_MS, dayOf, systemClock, type Clock } from '@/lib/core/clock'
import { conflict, invalidField } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { emptySummary, mapped, type ImportSummary } from '@/lib/core/imports'
import { paths } from '@/lib/core/paths'
import { maskSensitive } from '@/lib/core/text/sensitive'
import { shortened } from '@/lib/core/text/excerpt'
import { findPeopleByEmail } from '@/lib/people/queries-by-email'
import { listAllTeams } from '@/lib/people/queries'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { sha256 } from '@/lib/server/hash'
import { importStep, noteImported } from '@/lib/server/importing'
import type { ImportFile, ImportOptions, ImportUndone } from '@/lib/server/room'
import { lockPieces, recordEvidence, withdrawEvidence } from './commands'
import { getEvidence, listEvidenceIds, listInsightsOfChanged } from './queries'
import {
  deleteCaptures,
  insertCaptures,
  listCapturedTexts,
  listCaptures,
  listKnownSources,
  lockCaptures,
} from './repo-capture'
import { rungOf } from './rules'
import { ORDERS, readCaptureFile } from './rules-capture'
import type { CapturedItem } from './rules-capture-items'
import { evidenceTextLimit, type Evidence, type EvidenceItem } from './schema'
import type { Capture, CaptureKind } from './schema-capture'

/** A voice that is told apart from others and says nothing of whose it is. */
const voiceOf = (key: string): string => `capture:${sha256(`capture ${key}`).slice(0, 32)}`

interface Said {
  id: string
  kind: CaptureKind
  text: string
  occurredAt: Date
  person: { id: string; teamId: string | null; platform: boolean } | undefined
  pseudonym?: string
  /** What tells the voice apart where no person is known. */
  author?: string
  team: { id: string; platform: boolean } | undefined
  tags: readonly string[]
  open: boolean
  title: string
}

const keptText = (text: string): string => shortened(maskSensitive(text), evidenceTextLimit)

function itemOf(said: Said): EvidenceItem {
  const { id, kind, person, pseudonym, author } = said
  const key = person ? `person ${person.id}` : pseudonym ? `pseudonym ${pseudonym}` : author
  const team = said.team ?? (person?.teamId ? { id: person.teamId, platform: person.platform } : undefined)
  return {
    ref: { kind, id },
    text: keptText(said.text),
    rung: rungOf(kind),
    occurredAt: dayOf(said.occurredAt),
    personId: person?.id ?? null,
    voice: key === undefined ? null : voiceOf(key),
    attribution: pseudonym ?? null,
    teamId: team?.id ?? null,
    platformTeam: team?.platform ?? false,
    audience: said.open ? 'everyone' : 'researchers',
    // Of those whose voice is unknown no two are certainly different people.
    askKey: key === undefined ? id : null,
    tags: [...said.tags],
    sourceTitle: said.title,
    href: paths.evidenceSource(id),
  }
}

const TITLES: Record<CaptureKind, string> = { ticket: 'A ticket', chat: 'A message', note: 'Heard in passing' }

async function teamOf(actor: Actor, idOrName: string | undefined) {
  if (idOrName === undefined) return undefined
  const wanted = idOrName.toLowerCase()
  const team = (await listAllTeams(actor)).find((one) => one.id === idOrName || one.name.toLowerCase() === wanted)
  if (!team) throw invalidField('team', 'No team has this name.')
  return team
}

/**
 * Records something that was heard outside a survey, an RFC or a session. The same `source.id` again changes nothing. Keys,
 * addresses and hosts are masked. Who said it is counted and never shown.
 * @throws AppError invalid for an unknown person or team and for a day that has not come yet, conflict for words taken back
 */
export async function captureEvidence(
  actor: MaybeActor,
  input: Capture,
  clock: Clock = systemClock,
): Promise<Evidence & { created: boolean }> {
  const author = authorize(actor, 'session.write')
  if (input.occurredAt.getTime() > clock().getTime() + DAY_MS)
    throw invalidField('occurredAt', 'This day has not come yet.')
  const team = await teamOf(author, input.team)
  const sourceId = input.source?.id ?? null
  const { evidenceId, created } = await transaction(async (tx) => {
    const [person] = input.person ? await findPeopleByEmail(tx, [input.person]) : []
    if (input.person && !person) throw invalidField('person', 'No person here has this address or id.')
    await lockCaptures(tx)
    const known = sourceId === null ? undefined : (await listKnownSources(tx, [sourceId])).get(sourceId)
    if (known) {
      const there = (await listEvidenceIds(tx, [{ kind: known.kind, id: known.id }])).get(known.id)
      if (!there) throw conflict('This was captured before, and its words have been taken back since.')
      return { evidenceId: there, created: false }
    }
    const id = newId()
    await insertCaptures(tx, [
      { id, kind: input.kind, sourceId, url: input.source?.url ?? null, createdById: author.id },
    ])
    const { kind, text, occurredAt, pseudonym, tags } = input
    const open = input.consent ?? kind === 'ticket'
    const said = { id, kind, text, occurredAt, person, team, tags, open, title: TITLES[kind] }
    const [evidence] = await recordEvidence(tx, [itemOf({ ...said, ...(pseudonym && { pseudonym }) })], clock)
    await audit(tx, author, 'evidence.capture', { kind: 'evidence', id: evidence ?? '' }, { kind })
    return { evidenceId: evidence ?? '', created: true }
  })
  return { ...(await getEvidence(actor, evidenceId)), created }
}

const TOOLS: Record<string, string> = { 'github-projects': 'GitHub Projects', github: 'GitHub', slack: 'Slack' }
const toolName = (tool: string): string => TOOLS[tool] ?? tool.charAt(0).toUpperCase() + tool.slice(1)

/** So many pieces that are here with other words are named one by one. */
const MAX_OTHER = 20

async function takeFile(actor: Actor, file: ImportFile, options: ImportOptions, now: Date): Promise<ImportSummary> {
  const said = mapped(options.mapping, 'days', file.path)
  const order = ORDERS.find((one) => one === said)
  const read = readCaptureFile(file, now, order)
  if (!read)
    return {
      ...emptySummary(),
      skipped: [{ file: file.path, line: 0, reason: 'No export of a tracker or a chat that is known.' }],
    }
  const findings = read.findings.map((one) => ({ file: file.path, ...one }))
  const team = await teamOf(actor, options.mapping?.team?.['*'] || options.mapping?.team?.[file.path] || undefined)
  const open = options.mapping?.consent?.['*'] === 'everyone'
  const prefix = options.source ? `${options.source}/` : ''
  const keyOf = (item: CapturedItem) => `${prefix}${item.sourceId}`
  return transaction(async (tx) => {
    await lockCaptures(tx)
    const known = await listKnownSources(tx, read.items.map(keyOf))
    const fresh = read.items.filter((item) => !known.has(keyOf(item)))
    const people = await findPeopleByEmail(
      tx,
      fresh.flatMap((item) => item.email ?? []),
    )
    const byEmail = new Map(people.map((one) => [one.email, one]))
    const rows = fresh.map((item) => ({ id: newId(), item }))
    await insertCaptures(
      tx,
      rows.map(({ id, item }) => ({
        id,
        kind: item.kind,
        sourceId: keyOf(item),
        url: item.url ?? null,
        createdById: actor.id,
      })),
    )
    const items = rows.map(({ id, item }) =>
      itemOf({
        id,
        kind: item.kind,
        text: item.text,
        occurredAt: item.day ? new Date(item.day) : now,
        person: item.email ? byEmail.get(item.email) : undefined,
        team,
        tags: item.tags,
        open: item.kind === 'ticket' || open,
        title: toolName(read.tool),
        ...(item.author !== undefined && { author: item.author }),
      }),
    )
    await recordEvidence(tx, items, () => now)
    await noteImported(
      tx,
      rows.map(({ id }) => ({ kind: 'tickets', id, outcome: 'created' as const, file: file.path })),
    )
    if (rows.length > 0)
      await audit(tx, actor, 'evidence.import', { kind: 'evidence', id: read.tool }, { created: rows.length })
    const texts = await listCapturedTexts(
      tx,
      [...known.values()].map(({ id }) => id),
    )
    const other = read.items.filter((item) => {
      const there = texts.get(known.get(keyOf(item))?.id ?? '')
      return there !== undefined && there !== keptText(item.text)
    })
    const cut = read.items.filter((item) => item.text.length > evidenceTextLimit)
    return {
      ...emptySummary(),
      created: rows.length,
      unchanged: read.items.length - rows.length,
      findings: [
        ...findings,
        ...other.slice(0, MAX_OTHER).map((item) => ({
          file: file.path,
          line: item.line,
          key: 'other-words',
          message:
            `“${item.sourceId}” is here with other words, which stay as they are. Where this file comes from another ` +
            'tracker, name its source and import it again.' +
            (other.length > MAX_OTHER ? ` So it is with ${other.length} in this file.` : ''),
        })),
        ...cut.map((item) => ({
          file: file.path,
          line: item.line,
          key: 'cut',
          message: `Its text is longer than ${evidenceTextLimit} characters: its beginning is kept.`,
        })),
      ],
    }
  })
}

/** Takes exports of trackers and chats over: each ticket or message is a piece of evidence. All or nothing per file. */
export async function importCaptures(
  actor: Actor,
  files: readonly ImportFile[],
  options: ImportOptions = {},
  now: Date = systemClock(),
): Promise<ImportSummary & { files: { file: string; outcome: string }[] }> {
  authorize(actor, 'session.write')
  const all: ImportSummary & { files: { file: string; outcome: string }[] } = {
    ...emptySummary(),
    findings: [],
    files: [],
  }
  for (const file of files) {
    const one = await takeFile(actor, file, options, now)
    all.created += one.created
    all.unchanged += one.unchanged
    all.skipped.push(...one.skipped)
    all.findings?.push(...(one.findings ?? []))
    all.files.push({ file: file.path, outcome: one.created > 0 ? 'created' : 'unchanged' })
    await importStep(file.path)
  }
  return all
}

/** Takes back what an import captured; what an insight is based on stays. */
export async function undoCaptures(tx: Tx, actor: Actor, ids: readonly string[]): Promise<ImportUndone> {
  authorize(actor, 'session.write')
  const rows = await listCaptures(tx, ids)
  const refs = rows.map((row) => ({ kind: row.kind as CaptureKind, id: row.id }))
  const evidence = await listEvidenceIds(tx, refs)
  const kept: ImportUndone['kept'] = []
  const removed: string[] = []
  await lockPieces(tx, [...evidence.values()])
  const cited = (await listInsightsOfChanged(tx, [...evidence.values()])).length > 0
  for (const { id } of refs) {
    const piece = evidence.get(id)
    // One question for all first: most imports have no piece that an insight is based on.
    if (cited && piece && (await listInsightsOfChanged(tx, [piece])).length > 0)
      kept.push({ id, reason: 'An insight is based on it.' })
    else removed.push(id)
  }
  const gone = new Set(removed)
  await withdrawEvidence(
    tx,
    refs.filter((ref) => gone.has(ref.id)),
  )
  await deleteCaptures(tx, removed)
  return { removed, kept }
}

import { recordEvidence } from '@/lib/evidence/commands'
import { commentPiece, rfcPiece } from '@/lib/rfcs/presenter-evidence'
import { DocumentHistory, placeNew } from '@/lib/rfcs/rules-document'
import { materialEdit } from '@/lib/rfcs/rules-material'
import { approvable, stageEnd } from '@/lib/rfcs/rules'
import type { Prisma, Tx } from '@/lib/server/db'
import type { Calendar } from '../language/calendar'
import type { Member } from '../language/company'
import type { Comment, Proposal, Version } from '../language/rfc'
import type { Heard } from '../language/topics'
import type { Workspace } from '../language/workspace'
import { insert, type Rows } from './rows'

const whoOf = ({ id, name, team }: Member) => ({
  id,
  name,
  team: team?.name ?? null,
  teamId: team?.id ?? null,
  platformTeam: team?.platform ?? false,
})
const documentOf = (version: Version) => ({ body: version.body, format: 'markdown' as const })
const latest = ({ versions }: Proposal): Version => {
  const last = versions.at(-1)
  if (!last) throw new Error('An RFC has at least one version')
  return last
}

/** How the demo's RFCs stand to each other, by number. */
const links = [
  [7, 'requires', 10],
  [8, 'related', 9],
  [7, 'related', 5],
] as const

/** RFCs with their versions, discussion and approvals; those that were opened, and what was said, become evidence. */
export async function writeRfcs(tx: Tx, { calendar, pm, proposals }: Workspace): Promise<Heard[]> {
  const { ago } = calendar
  await insert(
    tx,
    'Rfc',
    proposals.map((one) => rfcRow(one, calendar, pm)),
  )
  await tx.$executeRaw`SELECT setval(pg_get_serial_sequence('"Rfc"', 'number'), ${proposals.length})`
  await insert(
    tx,
    'RfcVersion',
    proposals.flatMap((one) =>
      one.versions.map(({ version, body, note, daysAgo }, index) => {
        const before = one.versions[index - 1]
        return {
          rfcId: one.id,
          version,
          title: one.header.title,
          body,
          note,
          authorId: one.author.id,
          createdAt: ago(daysAgo),
          material: before === undefined || materialEdit(before.body, body),
        }
      }),
    ),
  )
  const comments = proposals.flatMap((one) => one.comments.map((comment) => commentRow(one, comment, calendar)))
  // Threads first, so that replies find what they reply to.
  await insert(
    tx,
    'RfcComment',
    comments.sort((a, b) => Number(a.parentId !== null) - Number(b.parentId !== null)),
  )
  await insert(
    tx,
    'RfcApproval',
    proposals.flatMap((one) =>
      one.approvals.map(({ person, verdict }) => ({
        rfcId: one.id,
        personId: person.id,
        verdict,
        version: verdict ? latest(one).version : null,
        at: ago(Math.max(1, (one.header.decided ?? 0) + 2)),
      })),
    ),
  )
  // Whoever's word is there or awaited was asked for it, where it is still to be decided.
  await insert(
    tx,
    'RfcApprover',
    proposals
      .filter(({ header }) => approvable(header.status))
      .flatMap((one) =>
        one.approvals.map(({ person }) => ({
          rfcId: one.id,
          kind: 'person',
          refId: person.id,
          addedById: one.author.id,
          at: ago(one.header.opened),
        })),
      ),
  )
  const idOf = (number: number) => proposals.find((one) => one.number === number)?.id
  await insert(
    tx,
    'RfcLink',
    links.flatMap(([from, rel, to]) => {
      const [fromId, toId] = [idOf(from), idOf(to)]
      return fromId && toId ? [{ fromId, rel, toId, at: calendar.today }] : []
    }),
  )
  const discussed = proposals.filter((one) => one.header.status !== 'draft')
  for (const one of discussed) {
    const subject = { id: one.id, number: one.number, title: one.header.title, labels: one.header.labels }
    await recordEvidence(
      tx,
      [
        rfcPiece({ ...subject, ...documentOf(latest(one)) }, whoOf(one.author), ago(one.header.opened)),
        ...one.comments.map((comment) =>
          commentPiece(subject, { id: comment.id, body: comment.text }, whoOf(comment.by), ago(comment.daysAgo)),
        ),
      ],
      () => calendar.today,
    )
  }
  return discussed.flatMap((one): Heard[] => [
    { kind: 'rfc', id: one.id, topic: one.header.topic },
    ...one.comments.flatMap(({ id, topic }) => (topic ? [{ kind: 'rfc-comment' as const, id, topic }] : [])),
  ])
}

function rfcRow(one: Proposal, { ago }: Calendar, pm: string): Rows['Rfc'] {
  const { header, author, comments } = one
  const open = (kind: Comment['kind']) =>
    comments.filter((comment) => comment.kind === kind && comment.resolvedAgo === null).length
  const lastWord = Math.min(
    header.updated ?? header.opened,
    ...one.versions.map(({ daysAgo }) => daysAgo),
    ...comments.map(({ daysAgo }) => daysAgo),
  )
  const decided = header.decision && {
    outcome: header.status,
    ...header.decision,
    by: pm,
    at: ago(header.decided ?? header.opened).toISOString(),
  }
  return {
    id: one.id,
    number: one.number,
    title: header.title,
    status: header.status,
    version: latest(one).version,
    body: latest(one).body,
    authorId: author.id,
    teamId: author.team?.id ?? null,
    labels: header.labels,
    reviewEndsAt: reviewEnd(one, ago),
    openConcerns: open('concern'),
    openHolds: open('hold'),
    commentCount: comments.length,
    decision: decided ?? null,
    createdAt: ago(header.opened + 3),
    updatedAt: ago(header.updated ?? lastWord),
  }
}

function reviewEnd({ header }: Proposal, ago: Calendar['ago']): Date | null {
  if (header.reviewEnds !== undefined) return ago(header.reviewEnds)
  return stageEnd(header.status, ago(header.status === 'last-call' ? (header.lastCall ?? 0) : header.opened))
}

function commentRow(
  one: Proposal,
  comment: Comment,
  { ago }: Calendar,
): Prisma.RfcCommentCreateManyInput & { parentId: string | null } {
  const madeOn = one.versions.findLast((version) => version.daysAgo >= comment.daysAgo) ?? latest(one)
  return {
    id: comment.id,
    rfcId: one.id,
    parentId: comment.parentId,
    authorId: comment.by.id,
    body: comment.text,
    kind: comment.kind,
    version: madeOn.version,
    createdAt: ago(comment.daysAgo - 0.4),
    resolvedAt: comment.resolvedAgo === null ? null : ago(comment.resolvedAgo - 0.5),
    resolvedById: comment.resolvedAgo === null ? null : comment.by.id,
    ...(comment.at && anchored(one, comment.at, madeOn)),
  }
}

/** The words as they stood in the version a comment was made on, carried to the current one as the room carries them. */
function anchored(one: Proposal, quote: string, madeOn: Version) {
  const { place: then, anchor } = placeNew(documentOf(madeOn), { quote })
  if (then.state === 'outdated') throw new Error(`RFC ${one.number}, version ${madeOn.version} does not say "${quote}"`)
  const versions = one.versions.filter(({ version }) => version >= madeOn.version)
  const now = new DocumentHistory(versions.map(documentOf)).find(0, anchor)
  return {
    anchorQuote: quote,
    anchorPrefix: '',
    anchorSuffix: '',
    anchorStart: then.start,
    anchorState: now.state,
    anchorNow: now.start,
    anchorNowEnd: now.end,
  }
}

import type {
  AnchorState,
  CommentKind,
  Decision,
  RfcFormat,
  RfcSource,
  RfcStatus,
  SourceImage,
  Verdict,
} from './schema'
import type { ReactionKind } from './schema-discuss'
import type { NoticeDetail, NoticeKind } from './schema-follow'

/** A person as this room shows one. */
export type Who = { id: string; name: string; team: string | null; teamId: string | null; platformTeam: boolean }

/** An RFC with its current text. */
export type Rfc = {
  id: string
  number: number
  title: string
  status: RfcStatus
  version: number
  authorId: string | null
  /** Authors as an imported file names them. */
  authorText: string | null
  /** Who writes it together with its author, in the order they were added. */
  coauthorIds: string[]
  labels: string[]
  format: RfcFormat
  template: string | null
  body: string
  reviewEndsAt: Date | null
  lastCallStartedAt: Date | null
  lastCallVersion: number | null
  lastCallRestarts: number
  awaitingAuthor: boolean
  quorum: number | null
  decision: Decision | null
  source: RfcSource | null
  sourceKey: string | null
  sourceHash: string | null
  /** The named source of its import. */
  sourceFrom: string | null
  sourceDigest: string | null
  filePath: string | null
  fileVersion: number | null
  /** Images that came with the file a repository keeps of it, by their addresses in the text. */
  fileImages: Record<string, SourceImage> | null
  commentCount: number
  openConcerns: number
  openHolds: number
  createdAt: Date
  updatedAt: Date
}

export type Comment = {
  id: string
  rfcId: string
  parentId: string | null
  authorId: string | null
  body: string
  kind: CommentKind
  /** The version it was made on, and the words it was made on; `anchorStart` counts in that version's rendered text. */
  version: number
  anchorQuote: string | null
  anchorPrefix: string | null
  anchorSuffix: string | null
  anchorStart: number | null
  /** Where it stands in the current version's rendered text. */
  anchorState: AnchorState | null
  anchorNow: number | null
  anchorNowEnd: number | null
  resolvedAt: Date | null
  resolvedById: string | null
  overrideReason: string | null
  foldedAt: Date | null
  foldedById: string | null
  suggestion: string | null
  appliedVersion: number | null
  editedAt: Date | null
  createdAt: Date
}

export type Reaction = { kind: ReactionKind; personId: string; name: string }

/** A verdict, or (verdict null) a request for one. */
export type Approval = {
  personId: string
  verdict: Verdict | null
  version: number | null
  teamId: string | null
  at: Date
  askedAt: Date | null
  nudgedAt: Date | null
  nudges: number
}

/** An RFC as a list shows it. */
export type ListRow = {
  id: string
  number: number
  title: string
  status: RfcStatus
  version: number
  labels: string[]
  authorName: string | null
  authorId: string | null
  /** Names of who wrote it with them. */
  coauthors: string[]
  team: string | null
  commentCount: number
  openConcerns: number
  openHolds: number
  reviewEndsAt: Date | null
  createdAt: Date
  updatedAt: Date
  /** Of an imported one: its dialect and its number there. */
  source: { dialect: string; number: string | null } | null
  /**
   * Where words are looked for: how well it answers them, in millionths, and 4,000,000 … 0 for number, title, text,
   * comment, near title.
   */
  score: number
  /** Where words are looked for: the beginning of the text they were found in, its own or a comment's, and their stems. */
  said: string | null
  stems: string[]
}

/** Something that a person was told about an RFC. */
export type Notice = {
  id: string
  personId: string
  kind: NoticeKind
  commentId: string | null
  actorId: string | null
  detail: NoticeDetail
  createdAt: Date
  readAt: Date | null
  rfc: { id: string; number: number; title: string; status: RfcStatus }
}

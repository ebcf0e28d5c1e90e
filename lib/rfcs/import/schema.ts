import type { RfcFormat, RfcLink, RfcSource, RfcStatus } from '../schema'

export const dialects = [
  'rust',
  'kep',
  'pep',
  'ember',
  'nix',
  'swift',
  'sip',
  'keep',
  'ghc',
  'bip',
  'eip',
  'bep',
  'rfd',
  'cdk',
  'madr',
  'adr',
  'front-matter',
  'markdown',
  'numbered',
] as const
export type Dialect = (typeof dialects)[number]

/** A file as it was read; `text` holds every character of it, line ends and byte order mark included. */
export type SourceFile = { path: string; text: string }

/** A file that is no text: an image that texts of the import may show. */
export type SourceBytes = { path: string; bytes: Uint8Array }

/** Something in a file that was not taken as it stands. Lines count from 1; 0 speaks of the file as a whole. */
export type Finding = {
  file: string
  line: number
  reason: string
  /** The address of an image that is not among the files. */ image?: string
  /** The address of another text that is not among the files. */ link?: string
}

/** What became of a document. `rfc` is the number of the RFC that holds it. */
export type Taken = {
  outcome: 'created' | 'updated' | 'unchanged' | 'skipped'
  rfc: number | null
  /** Why it was left out, or what is to be known of it. */ reason?: string
}

/** Where an exported RFC was imported from, so that another hub knows it again. */
export type ExportedSource = RfcSource & { key: string; hash: string; from?: string | null | undefined }

/** How an importer reads what the files leave open. */
export interface ReadOptions {
  /** Status words of the files, in any case, and what they are here, before any other reading. */
  statuses?: Readonly<Record<string, RfcStatus>>
}

/** Of a file that looks like an RFC here: it is that one, or another. */
export const SAMENESS = ['same', 'new'] as const
export type Sameness = (typeof SAMENESS)[number]
/** What a person said of such files, by path; `*` for all of them. */
export type SaidSame = Readonly<Record<string, Sameness>>

/** One proposal. `header + body` is the text of `path`; a KEP's header is the whole of `headerPath`, its body that of `path`. */
export type SourceDocument = {
  dialect: Dialect
  /** What a repeated import recognises the document by. */
  key: string
  path: string
  headerPath: string
  header: string
  body: string
  format: RfcFormat
  title: string
  sourceNumber: string | null
  sourceStatus: string | null
  status: RfcStatus
  authors: string[]
  labels: string[]
  /** ISO days by name: `created`, `updated`. */
  dates: Record<string, string>
  links: RfcLink[]
  /** A file of an RFC of a hub: its number there, the version it was written from, and where that was imported from. */
  numbered?: { number: number; version: number; source: ExportedSource | null }
}

export type Parsed = {
  documents: SourceDocument[]
  findings: Finding[]
  /** Files that hold no proposal. */ ignored: Finding[]
  /** Files that name an RFC and cannot be read: also among `ignored`. */ unreadable: Finding[]
}

export type Report = (line: number, reason: string) => void

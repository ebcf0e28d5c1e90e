import type { Actor } from '@/lib/core/actor'
import type { IconName } from '@/lib/core/icon-names'
import type { ImportChoice, ImportMapping, ImportSummary, Recognised } from '@/lib/core/imports'
import type { Action } from '@/lib/core/permissions'
import type { RoomId } from '@/lib/core/rooms'
import type { Found, WordSearch } from '@/lib/core/text/word-search'
import type { Tx } from './db'
import type { Subscriptions } from './events'
import type { AnyEndpoint } from './http/endpoint'
import type { Job } from './jobs'
import type { MailKind } from './mail-queue'

/** The sidebar's entry of a room. */
export interface NavEntry {
  label: string
  href: string
  icon: IconName
  /** The letter after `g`. */
  key: string
  /** Who sees it. */
  access: Action
  /** `workspace`: below the rooms, with people and settings. */
  section: 'main' | 'workspace'
}

/** A page below a room that has a letter of its own after `g`, and no entry in the sidebar. */
export interface Place {
  label: string
  href: string
  /** The letter after `g`. */
  key: string
  /** Who may open it. */
  access: Action
}

/** A page that starts something new and can be opened from everywhere with ⌘K. */
export interface QuickAction {
  label: string
  href: string
  /** Who may start it. */
  access: Action
}

/** A thing of one room as another room shows it. */
export interface Resolved {
  title: string
  href: string
}

export interface SearchHit extends Resolved {
  kind: string
  detail?: string
}

/** A file of an import, as the CLI and upload pages hand it over. */
export interface ImportFile {
  /** Path relative to what was named, or the upload's name. */
  path: string
  /** Its text; of a workbook (.xlsx) its table as CSV; empty where it is none (.docx). */
  text: string
  /** What it holds, where that is no text. */
  bytes?: Uint8Array
  /** Of a workbook: what of it is not in the text. */
  notes?: string[]
}

/** How an import is to be done. */
export interface ImportOptions {
  /** Answer what would happen, and write nothing. */
  dryRun?: boolean
  /** The source that gives a file its identity, next to its name: a repository, a tool, a team. */
  source?: string
  /** What things of the files are here, where a person said it. */
  mapping?: ImportMapping
  flags?: {
    /** The file lists everybody: who is missing from it has left. */
    deactivateMissing?: boolean
    /** In percent, how many may leave so with one file. */
    ceiling?: string
  }
}
/** What of `ImportOptions` a kind of import takes beyond those that all take. */
export type ImportOptionName = 'dry-run' | 'from' | 'deactivate-missing' | 'ceiling'

/** What undoing an import did: things that are gone, and those that stay, each with the reason. */
export interface ImportUndone {
  removed: string[]
  kept: { id: string; reason: string }[]
}

/** One kind of import: `hub import <name> …`, and what the imports room asks of it. */
export interface ImportKind {
  summary: string
  /** "Transcript": one file of this kind, as pages call it. Without it the kind is not offered among others. */
  label?: string
  /** What comes before the files on the command line. */
  arguments?: string[]
  /** Takes `--map FILE` as a file of its own form, in `map`. */
  mapped?: boolean
  options?: readonly ImportOptionName[]
  /** Reads files that are no text, by their bytes. */
  takesBytes?: boolean
  run: (
    actor: Actor,
    files: ImportFile[],
    args: string[],
    map?: ImportFile,
    options?: ImportOptions,
  ) => Promise<ImportSummary>
  /** Whether this is a file of this kind, by what it holds; null: it is not. */
  recognise?: (file: ImportFile) => Recognised | null
  /**
   * The paths of files that this kind took over before, byte for byte, from the same place: they are asked nothing more. No reader looks
   * at them, so that a folder that was imported is imported again without being read.
   */
  known?: (actor: Actor, files: readonly ImportFile[], options: ImportOptions) => Promise<ReadonlySet<string>>
  /** Files with the same word here are read in one call; without it each is read alone. */
  together?: (file: ImportFile) => string
  /** The table "in the file → here": what the mapping can change, as it would be taken now. */
  choices?: (actor: Actor, files: readonly ImportFile[], options: ImportOptions) => Promise<ImportChoice[]>
  /** The arguments of `run`, from the mapping. */
  argumentsOf?: (mapping: ImportMapping) => string[]
  /**
   * Takes back things that one import created, of which nothing else depends and which no one has touched since.
   * @param since when the import had made them
   */
  undo?: (tx: Tx, actor: Actor, ids: readonly string[], since: Date) => Promise<ImportUndone>
  /** Takes back what one import changed in things that were here before, where nothing that was shown holds it. */
  undoChanges?: (tx: Tx, actor: Actor, importId: string, ids: readonly string[]) => Promise<ImportUndone>
}

/** What erasing a person took out of one room. */
export interface Erased {
  quotesRemoved: number
  insightsRescored: number
}

/**
 * A text that holds words which were withdrawn, or the name of the person: a person must rewrite it. It names the place
 * and never repeats the words.
 */
export interface Remnant {
  /** What the text belongs to, in one lower-case word or two: "insight", "roadmap item", "update". */
  kind: string
  id: string
  /** Which of its texts, as a reader knows it: "statement", "note", "title". */
  field: string
  /** Where it can be edited. */
  href: string
  found: Found
}

/** Something that happened and that one person is told: a line of their inbox. */
export interface InboxLine {
  /** Unique within the room. */
  id: string
  at: Date
  /** What happened, a sentence without its end. */
  text: string
  /** What it happened to. */
  about: string
  excerpt: string | null
  href: string
  read: boolean
}

/** Which lines of a room come after a place in an inbox: all before a moment, and of that very moment all, none, or those with a lower id. */
export interface InboxBefore {
  at: Date
  same: 'all' | 'none' | { below: string }
}

/** Something that one person is asked to do, until they have done it. */
export interface Waiting {
  id: string
  text: string
  about: string
  href: string
  /** Until when; null where nobody said. */
  by: Date | null
}

/** What a room puts into a person's inbox. */
export interface Inbox {
  /** Lines from the newest, within one moment from the highest id. */
  list: (actor: Actor, asked: { unread: boolean; before: InboxBefore | null; limit: number }) => Promise<InboxLine[]>
  unread: (actor: Actor) => Promise<number>
  /** Marks these lines read; without ids, those up to a moment. @returns how many were not */
  markRead: (tx: Tx, actor: Actor, which: { ids: readonly string[] } | { upTo: Date }, now: Date) => Promise<number>
}

/** The measurable outcome of a roadmap item, kept by a room that the roadmap may not import, where another item takes the item over. */
export interface OutcomeOfMerged {
  /**
   * Gives the outcome of one item to another that has none.
   * @returns the moment it was stated, by which it is known again; `stays`: the other has its own, or it is recorded; null: there is none
   */
  giveOver: (tx: Tx, items: { from: string; to: string }) => Promise<Date | 'stays' | null>
  /** Gives an outcome back that is still the one stated then. @returns whether it is */
  giveBack: (tx: Tx, items: { from: string; to: string }, statedAt: Date) => Promise<boolean>
}

/** What a room offers to the rest. Everything else of it is private. */
export interface Room {
  id: RoomId
  nav?: NavEntry[]
  places?: Place[]
  quickActions?: QuickAction[]
  endpoints: AnyEndpoint[]
  jobs?: Job[]
  /** Kinds of mail that this room sends. */
  mails?: MailKind[]
  /** Jobs to run when something of another room changed; see `publish` in events.ts. */
  subscribes?: Subscriptions
  /** What can be imported, by the name of the CLI: `hub import <name> …`. */
  imports?: Record<string, ImportKind>
  /** References of these kinds, by id, as titles and addresses that this actor may see. */
  resolve?: Record<string, (actor: Actor, ids: string[]) => Promise<Map<string, Resolved>>>
  /**
   * Takes everything this person said or is named by out of the room, within the transaction that blanks the person.
   * Rooms are asked in the order of `rooms`. Must be safe to repeat.
   */
  erase?: (tx: Tx, personId: string) => Promise<Erased>
  /**
   * Which texts of this room hold words that were withdrawn, a name, or a part of one. Asked in the transaction of a withdrawal,
   * perhaps more than once, after rooms have taken out what is theirs. Only reads: what other people wrote, a person rewrites.
   */
  remnants?: (tx: Tx, sought: WordSearch) => Promise<Remnant[]>
  /**
   * Takes out copies that only make something easier and that nobody can rewrite: files that wait, lines of previews, first
   * answers to repeated requests, excerpts. Asked in the transaction of every withdrawal and erasure, after `remnants`. What is
   * found as a part of a name may be about somebody else: what can be had again goes all the same, a record stays.
   */
  forgetCopies?: (tx: Tx, sought: WordSearch) => Promise<void>
  search?: (actor: Actor, words: string, limit: number) => Promise<SearchHit[]>
  outcomeOfMerged?: OutcomeOfMerged
  inbox?: Inbox
  /** What this person is asked to do here, the most urgent first: at most `limit`. Those who may not are asked nothing. */
  waiting?: (actor: Actor, asked: { limit: number; now: Date }) => Promise<Waiting[]>
  /** How many things wait for this person here: the number at the nav entry. Without it, the unread lines of `inbox`. */
  badgeCount?: (actor: Actor) => Promise<number>
}

/** One process may hold this module twice (a page's bundle and a route's), so the list is kept where both see it. */
const shared = globalThis as { soundingsRooms?: readonly Room[] }
let own: readonly Room[] | undefined

/** Called once by lib/rooms.ts, so that a command of one room can ask all others without importing them. */
export function installRooms(rooms: readonly Room[]): void {
  own = rooms
  shared.soundingsRooms = rooms
}

/**
 * Every room, in the order of lib/rooms.ts: for what asks all of them (search, erasing, the OpenAPI document).
 * @throws Error (a defect) when lib/rooms.ts was not loaded; the server, the worker and the CLI load it when they start
 */
export function everyRoom(): readonly Room[] {
  const rooms = own ?? shared.soundingsRooms
  if (!rooms) throw new Error('No rooms are installed: import lib/rooms.ts first.')
  return rooms
}

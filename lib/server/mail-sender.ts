import { newId } from '@/lib/core/ids'
import { isDatabaseAway } from './database-away'
import { transaction } from './db'
import { enqueue, jobsAreStopping } from './jobs'
import { log } from './log'
import { HeldBack, isMailOn, MailError, mailDomain, openMailTransport, type MailTransport } from './mail'
import * as claims from './mail-claims'
import { forgetJournal, MailJournal, readJournal } from './mail-journal'
import { sendMailsType, type MailEnd, type MailKind } from './mail-queue'

type ClaimedMail = claims.ClaimedMail

export interface SendOptions {
  /** Mails under way at a time; each has a connection of its own. Some providers allow three. */
  lanes?: number
  /** After so long no further mail is begun: a run must end before the queue takes its job for dead. */
  seconds?: number
  /** So long after a run was killed, its mails go to another. A run that lives extends its leases. */
  leaseSeconds?: number
}

interface Ended {
  mail: ClaimedMail
  state: MailEnd
  trouble: string | null
}

/** Handed over by a run that was killed before it saw the answer. */
const UNCONFIRMED = 'UNCONFIRMED'
const SETTLE_AT = 25
const SERVER_AWAY_SECONDS = 45
const MAX_MINUTES = 60

/** Minutes until the next try of one mail that its server put off: 1, 2, 4, … 60. */
const backoffSeconds = (tries: number): number => Math.min(2 ** (tries - 1), MAX_MINUTES) * 60

const codesOf = (error: MailError): string => [error.code, error.responseCode].filter(Boolean).join(' ')

class Run {
  private readonly holder = newId()
  private readonly journal = new MailJournal(this.holder)
  private readonly ended: Ended[] = []
  private readonly byName: Map<string, MailKind>
  private readonly works = new Map<string, Awaited<ReturnType<MailKind['work']>>>()
  private readonly counts: Record<string, Partial<Record<MailEnd, number>>> = {}
  private away: MailError | undefined

  constructor(
    private readonly transport: MailTransport,
    kinds: readonly MailKind[],
    private readonly leaseSeconds: number,
  ) {
    this.byName = new Map(kinds.map((kind) => [kind.name, kind]))
  }

  private get names(): string[] {
    return [...this.byName.keys()]
  }

  async run(lanes: number, until: number): Promise<void> {
    const beat = setInterval(
      () => void claims.extendLeases(this.holder, this.leaseSeconds).catch(() => undefined),
      (this.leaseSeconds * 1000) / 3,
    )
    try {
      await this.cleanUpAfterOthers()
      await Promise.all(Array.from({ length: lanes }, () => this.lane(until)))
      if (this.away) await this.giveUpOverdue()
      await this.settle()
      this.journal.remove()
    } finally {
      clearInterval(beat)
    }
    this.tell()
    if (!this.away && (await claims.isAnyDue(this.names)))
      await transaction((tx) => enqueue(tx, sendMailsType, {}, { key: 'mails' }))
  }

  /**
   * A claim whose run is gone waits again. What it had marked as handed over was sent if its journal says so. Without a
   * journal it counts as sent: servers think longer about a mail than a process takes from the mark to the last line.
   */
  private async cleanUpAfterOthers(): Promise<void> {
    await claims.freeAbandoned()
    const handed = await claims.takeAbandonedHanded(this.holder, this.leaseSeconds, this.names)
    const journals = new Map([...new Set(handed.map(({ from }) => from))].map((from) => [from, readJournal(from)]))
    let unconfirmed = 0
    for (const mail of handed) {
      const sent = journals.get(mail.from)
      if (sent && !sent.has(mail.id)) await claims.releaseMail(mail.id, this.holder, null, 0)
      else this.ended.push({ mail, state: 'sent', trouble: sent ? null : UNCONFIRMED })
      if (!sent) unconfirmed += 1
    }
    if (unconfirmed > 0)
      log().warn({ mails: unconfirmed }, 'mails count as sent whose process was gone before the answer')
    await this.settle()
    for (const from of journals.keys()) forgetJournal(from)
  }

  private async lane(until: number): Promise<void> {
    while (!this.away && Date.now() < until && !jobsAreStopping()) {
      const mail = await claims.claimMail(this.holder, this.leaseSeconds, this.names)
      if (!mail) return
      await this.send(mail)
      if (this.ended.length >= SETTLE_AT) await this.settle()
    }
  }

  private async workOf(kind: string) {
    const known = this.works.get(kind)
    if (known) return known
    const work = await this.byName.get(kind)!.work()
    this.works.set(kind, work)
    return work
  }

  private async send(mail: ClaimedMail): Promise<void> {
    try {
      const said = await (await this.workOf(mail.kind)).render(mail)
      if (!said) return void this.ended.push({ mail, state: 'off', trouble: null })
      this.journal.open()
      await this.transport.send(said, {
        messageId: `${mail.id}@${mailDomain()}`,
        end: { before: () => claims.markHanded(mail.id, this.holder), at: () => this.journal.note(mail.id) },
      })
      this.ended.push({ mail, state: 'sent', trouble: null })
    } catch (error) {
      // Another run has it: this one was taken for dead.
      if (error instanceof HeldBack) return
      if (!(error instanceof MailError)) return this.failed(mail, error)
      if (error.isRefusal) return void this.ended.push({ mail, state: 'refused', trouble: codesOf(error) })
      if (error.scope === 'server') this.away ??= error
      await this.putOff(mail, codesOf(error), error.scope === 'server' ? SERVER_AWAY_SECONDS : undefined)
    }
  }

  /** The database ends a run: it cannot write down what it does. Anything else is about this mail; the others go on. */
  private async failed(mail: ClaimedMail, error: unknown): Promise<void> {
    if (isDatabaseAway(error)) throw error
    log().error({ kind: mail.kind, id: mail.id, err: error }, 'a mail could not be made; it is tried again')
    await this.putOff(mail, 'EHUB')
  }

  private async putOff(mail: ClaimedMail, trouble: string, seconds = backoffSeconds(mail.tries)): Promise<void> {
    if (mail.giveUpAt.getTime() < Date.now()) return void this.ended.push({ mail, state: 'failed', trouble })
    await claims.releaseMail(mail.id, this.holder, trouble, seconds)
  }

  /** The mail server is away, and these have waited long enough. */
  private async giveUpOverdue(): Promise<void> {
    const trouble = this.away ? codesOf(this.away) : null
    const overdue = await claims.takeOverdue(this.holder, this.leaseSeconds, this.names)
    for (const mail of overdue) this.ended.push({ mail, state: 'failed', trouble })
  }

  /** Writes down how mails ended, with what their rooms note of it. A run that is killed before it is repaired by the next. */
  private async settle(): Promise<void> {
    const ended = this.ended.splice(0)
    if (ended.length === 0) return
    const works = new Map(await Promise.all(this.names.map(async (name) => [name, await this.workOf(name)] as const)))
    await transaction(async (tx) => {
      const rows = ended.map(({ mail, state, trouble }) => ({ id: mail.id, state, trouble }))
      const own = await claims.settleMails(tx, this.holder, rows)
      const kept = ended.filter(({ mail }) => own.has(mail.id))
      for (const kind of this.byName.values()) {
        const mails = kept.filter(({ mail }) => mail.kind === kind.name)
        if (mails.length === 0) continue
        await works.get(kind.name)?.settled?.(
          tx,
          mails.map(({ mail, state }) => ({ ...mail, state })),
        )
        if (kind.secret)
          await claims.deleteMails(
            tx,
            mails.map(({ mail }) => mail.id),
          )
      }
    })
    for (const { mail, state } of ended) {
      const counts = (this.counts[mail.kind] ??= {})
      counts[state] = (counts[state] ?? 0) + 1
    }
  }

  private tell(): void {
    for (const [kind, counts] of Object.entries(this.counts)) {
      if (this.byName.get(kind)?.secret) log().info({ kind }, 'mails sent')
      else log().info({ kind, ...counts }, 'mails sent')
      if (counts.failed) log().error({ kind, failed: counts.failed }, 'mails were given up; Health lists them')
    }
    if (this.away)
      log().error({ trouble: codesOf(this.away) }, 'the mail server does not take mail; what waits is tried again')
  }
}

/**
 * Sends the mails that are due, each once, until none is or the time is up.
 *
 * Each mail is claimed with a lease, rendered, and handed to the mail server but for its last line. Then its row is set
 * to "handed", which only the holder of the claim can do, and the last line goes out. So two runs never send one mail,
 * also when one was taken for dead and was not. A process killed at any moment leaves a claim that another run takes, or a
 * handed mail of which its journal says whether it went out.
 *
 * A mail server that is away ends the run without an error; every minute another one tries.
 * @throws Error where the database fails; what was claimed is freed when its lease ends
 */
export async function sendDueMails(kinds: readonly MailKind[], options: SendOptions = {}): Promise<void> {
  if (!isMailOn()) return
  const { lanes = 3, seconds = 45, leaseSeconds = 30 } = options
  const transport = openMailTransport()
  try {
    await new Run(transport, kinds, leaseSeconds).run(lanes, Date.now() + seconds * 1000)
  } finally {
    transport.close()
  }
}

import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { env } from './env'

/*
 * A mail that is marked "handed" in the database was sent if its last line left the process before it was killed. The
 * process notes that in a file in the same moment. What a process wrote to a file outlives it; a machine that went down
 * loses it, so the file names the boot it was written in.
 */

const folder = (): string => join(env().DATA_DIR, 'mail-handed')
const fileOf = (holder: string): string => join(folder(), holder)

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    // No such file outside Linux: a restart of the machine is then not told from one of the process.
    return 'unknown'
  }
}

/** Where one run notes which mails it handed over. Without a folder to write to it notes nothing. */
export class MailJournal {
  private file: number | null | undefined

  constructor(private readonly holder: string) {}

  /** Opened with the first mail: most runs have none. */
  open(): void {
    if (this.file !== undefined) return
    try {
      mkdirSync(folder(), { recursive: true })
      this.file = openSync(fileOf(this.holder), 'w', 0o600)
      writeSync(this.file, `${bootId()}\n`)
    } catch {
      this.file = null
    }
  }

  /** Notes that the last line of this mail goes out now. */
  note(id: string): void {
    if (this.file) writeSync(this.file, `${id}\n`)
  }

  /** All is in the database: the notes go. */
  remove(): void {
    if (!this.file) return
    closeSync(this.file)
    forgetJournal(this.holder)
  }
}

/**
 * Which mails a run that is gone has handed over.
 * @returns null where that is not known: it ran on another machine, or this one went down since
 */
export function readJournal(holder: string): Set<string> | null {
  try {
    const [boot, ...ids] = readFileSync(fileOf(holder), 'utf8').split('\n')
    return boot === bootId() ? new Set(ids) : null
  } catch {
    return null
  }
}

export function forgetJournal(holder: string): void {
  rmSync(fileOf(holder), { force: true })
}

import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import { parseCsvRecords } from '@/lib/core/text/csv'

const run = promisify(execFile)

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore', timeout: 60_000 })
    return true
  } catch {
    return false
  }
}

/** Readers of the files that the hub writes, as Debian has them; tests that need one are left out where it is not there. */
export const hasPspp = isThere('pspp')
export const hasR = isThere('Rscript')
export const hasLibreOffice = isThere('soffice')
export const PSPP_MISSING = 'PSPP is not installed (Debian: pspp)'
export const R_MISSING = 'R is not installed (Debian: r-base-core)'
export const LIBREOFFICE_MISSING = 'LibreOffice is not installed (Debian: libreoffice-calc-nogui)'

/** One table of PSPP's output: its title and its rows. */
export interface PsppTable {
  title: string
  rows: string[][]
}

/** What PSPP knows of a variable. */
export interface Frequencies {
  valid: number
  missing: number
  mean: number
  /** How often each value is there, by its label; missing ones too. */
  counts: Record<string, number>
}

/**
 * Runs an SPSS export and more commands in PSPP, in a folder of its own.
 * @returns the exit code, what it said of errors, and its tables
 */
export async function runPspp(
  zip: Uint8Array,
  commands: string,
): Promise<{ code: number; errors: string; tables: PsppTable[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'soundings-pspp-'))
  try {
    const files = Object.entries(unzipSync(zip))
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
    const syntax = files.find(([name]) => name.endsWith('.sps'))![0]
    const text = readFileSync(join(folder, syntax), 'utf8')
    writeFileSync(join(folder, syntax), `${text}${commands}\n`)
    const output = join(folder, 'out.csv')
    const args = ['-O', 'format=csv', '-o', output, syntax]
    const done = await run('pspp', args, { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } }).then(
      ({ stdout, stderr }) => ({ code: 0, errors: stdout + stderr }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        errors: error.stdout + error.stderr,
      }),
    )
    return { ...done, tables: tablesOf(readFileSync(output, 'utf8')) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What R knows of a column of `responses` that the script of an export made. */
export interface RColumn {
  class: string
  label: string
  levels: string[]
  /** Points of a scale with their labels: "1=Bad". */
  labels: string[]
  /** Cells as text, by response; null for NA. */
  cells: (string | null)[]
}

const SAY_COLUMNS = `
say <- function(x) writeLines(enc2utf8(as.character(x)), out, useBytes = TRUE)
out <- file("out.txt", open = "wb")
for (name in names(responses)) {
  x <- responses[[name]]
  points <- attr(x, "labels")
  say(c("column", name, class(x)[1], attr(x, "label")))
  say(paste("level", levels(x), recycle0 = TRUE))
  if (!is.null(points)) say(paste0("point ", points, "=", names(points)))
  say(ifelse(is.na(x), "none", paste("cell", as.character(x))))
}
say(c("end", attr(responses, "title"), attr(responses, "notes")))
close(out)
`

/**
 * Runs the script of an export for R in a folder of its own.
 * @param locale "C" for a machine that knows ASCII only
 * @returns what R said, and the columns by name
 */
export async function runR(
  zip: Uint8Array,
  locale: string,
): Promise<{ said: string; columns: Record<string, RColumn>; title: string; notes: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'soundings-r-'))
  try {
    const files = Object.entries(unzipSync(zip))
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
    const script = files.find(([name]) => name.endsWith('.R'))![0]
    writeFileSync(join(folder, 'say.R'), `options(warn = 2)\nsource("${script}")\n${SAY_COLUMNS}`)
    const { stdout, stderr } = await run('Rscript', ['--vanilla', 'say.R'], {
      cwd: folder,
      env: { ...process.env, LC_ALL: locale },
    })
    const lines = readFileSync(join(folder, 'out.txt'), 'utf8').split('\n').slice(0, -1)
    const end = lines.lastIndexOf('end')
    const columns: Record<string, RColumn> = {}
    let at = 0
    while (at < end) {
      const [, name, kind, label] = lines.slice(at, at + 4)
      const column: RColumn = { class: kind!, label: label!, levels: [], labels: [], cells: [] }
      columns[name!] = column
      for (at += 4; at < end && lines[at] !== 'column'; at += 1) {
        const [, word, text = ''] = /^(\w+) ?(.*)$/s.exec(lines[at]!)!
        if (word === 'level') column.levels.push(text)
        else if (word === 'point') column.labels.push(text)
        else column.cells.push(word === 'none' ? null : text)
      }
    }
    return { said: stdout + stderr, columns, title: lines[end + 1]!, notes: lines.slice(end + 2) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** PSPP's CSV output: each table has a line with its title before it and an empty one behind it. */
function tablesOf(output: string): PsppTable[] {
  return output
    .split(/^(?="?Table: )/m)
    .filter((part) => /^"?Table: /.test(part))
    .map((part) => {
      const [head, ...rows] = parseCsvRecords(part, ',').map((record) => record.cells)
      return { title: head!.join(',').replace('Table: ', ''), rows }
    })
}

/** What `FREQUENCIES a b /STATISTICS=MEAN.` said of its variables, in their order. */
export function frequenciesOf(tables: readonly PsppTable[], labels: readonly string[]): Frequencies[] {
  const statistics = tables.find((table) => table.title === 'Statistics')!.rows
  const row = (name: string, part = '') =>
    statistics.find((cells) => cells[0] === name && (part === '' || cells[1] === part))!
  return labels.map((label, index) => {
    const table = tables.filter((one) => one.title === label)[0]
    const counts: Record<string, number> = {}
    for (const cells of table?.rows.slice(1) ?? []) {
      const [kind, name, frequency] = cells
      if (kind !== 'Total' && name) counts[name] = Number(frequency)
    }
    return {
      valid: Number(row('N', 'Valid')[2 + index]),
      missing: Number(statistics.find((cells) => cells[1] === 'Missing')![2 + index]),
      mean: Number(row('Mean')[2 + index]),
      counts,
    }
  })
}

/** The sheets of a workbook as LibreOffice opens it: each by its name, with its rows. */
export async function openWorkbook(xlsx: Uint8Array): Promise<Record<string, string[][]>> {
  const folder = mkdtempSync(join(tmpdir(), 'soundings-calc-'))
  try {
    const out = join(folder, 'out')
    mkdirSync(out)
    writeFileSync(join(folder, 'book.xlsx'), xlsx)
    // Comma, quotes, UTF-8, from the first line, cells as they are stored and not as they are shown, all sheets.
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1'
    const profile = `-env:UserInstallation=file://${folder}/profile`
    await run('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', out, join(folder, 'book.xlsx')], {
      timeout: 120_000,
    })
    return Object.fromEntries(
      readdirSync(out).map((name) => [
        name.replace(/^book-|\.csv$/g, ''),
        parseCsvRecords(readFileSync(join(out, name), 'utf8'), ',').map((record) => record.cells),
      ]),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

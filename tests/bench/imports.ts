import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withDatabase } from './database'
import { median } from './measure'
import { cpuOfEnded } from './processor'
import { row } from './row'

/** As many as a large public collection has, where no folder is named. */
const FILES = 664
const ROUNDS = 3
const STEPS = ['--help', 'first', 'again', 'any kind', 'exported', 'exported again'] as const
type Step = (typeof STEPS)[number]
type Costs = Record<Step, number>

const AIMS: Record<Step, string> = {
  '--help': '',
  first: '<=1.00x',
  again: '<=0.25x',
  'any kind': '',
  exported: '',
  'exported again': '<=0.25x',
}
const WHAT: Record<Step, string> = {
  '--help': 'how it is used',
  first: 'imported for the first time',
  again: 'the same files again',
  'any kind': 'and as files of any kind',
  exported: 'exported, and this imported',
  'exported again': 'what was exported once more',
}

/** Proposals in the form of Rust's, each of some fifteen kilobytes of its own words. */
function writeProposals(folder: string): void {
  mkdirSync(folder)
  for (let number = 1; number <= FILES; number += 1) {
    const name = `feature-${number}`
    const line = (at: number) => `Line ${at} of ${name} says what \`it_${at}\` does, and [why](#part-${at % 9}).`
    const parts = Array.from({ length: 9 }, (_, part) => {
      const lines = Array.from({ length: 20 + (number % 7) }, (_, at) => line(20 * part + at))
      return `## Part ${part}\n\n${lines.join('\n')}\n`
    })
    const head = `- Feature Name: ${name}\n- Start Date: 2020-01-${String(1 + (number % 28)).padStart(2, '0')}\n`
    const pull = `- RFC PR: [rust-lang/rfcs#${number}](https://github.com/rust-lang/rfcs/pull/${number})\n`
    writeFileSync(
      join(folder, `${String(number).padStart(4, '0')}-${name}.md`),
      `${head}${pull}\n# Summary\n\n${parts.join('\n')}`,
    )
  }
}

/** Runs the command line of a checkout. @returns milliseconds of processor time with all that it starts, and what it printed last */
const hub = (checkout: string, url: string, args: string[]): Promise<{ cpu: number; said: string }> =>
  new Promise((resolve, reject) => {
    const before = cpuOfEnded(process.pid)
    const { SOUNDINGS_PROGRAMS: _, ...env } = process.env
    const child = spawn(process.execPath, [join(checkout, 'bin/hub.mjs'), ...args], {
      cwd: checkout,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...env, DATABASE_URL: url, LOG_LEVEL: 'error' },
    })
    let [said, errors] = ['', '']
    child.stdout.on('data', (data) => (said += data))
    child.stderr.on('data', (data) => (errors += data))
    child.once('error', reject)
    child.once('close', (code) => {
      const cpu = cpuOfEnded(process.pid) - before
      if (code === 0) resolve({ cpu, said: said.trim().split('\n').at(-1) ?? '' })
      else reject(new Error(`${checkout}: ${args.join(' ')} ended with ${code}: ${errors.slice(-500)}`))
    })
  })

/** Imports a folder. @throws Error unless as many were new or unchanged as is said */
async function take(checkout: string, url: string, folder: string, expected: { unchanged?: number }, kind = ['rfcs']) {
  const { cpu, said } = await hub(checkout, url, ['import', ...kind, folder])
  const { created, updated, unchanged } = JSON.parse(said) as Record<'created' | 'updated' | 'unchanged', number>
  const isRight =
    expected.unchanged === undefined ? created > 0 : created + updated === 0 && unchanged === expected.unchanged
  if (!isRight) throw new Error(`${checkout}: ${created} created, ${updated} updated, ${unchanged} unchanged`)
  return { cpu, created }
}

async function costsOf(checkout: string, folder: string, exports: string): Promise<Costs> {
  let costs: Costs | undefined
  await withDatabase(async (url, client) => {
    const help = await hub(checkout, url, ['--help'])
    const first = await take(checkout, url, folder, {})
    await client.query('VACUUM ANALYZE')
    const all = { unchanged: first.created }
    const again = await take(checkout, url, folder, all)
    const any = await take(checkout, url, folder, all, [])
    await hub(checkout, url, ['rfcs', 'export', exports])
    const exported = await take(checkout, url, exports, all)
    const exportedAgain = await take(checkout, url, exports, all)
    costs = {
      '--help': help.cpu,
      first: first.cpu,
      again: again.cpu,
      'any kind': any.cpu,
      exported: exported.cpu,
      'exported again': exportedAgain.cpu,
    }
  }, checkout)
  return costs!
}

/**
 * What importing a folder of RFCs costs on the command line, by processor time of the command and all it starts; beside
 * another checkout, turn by turn.
 * @param files a folder of real files; without it 664 are made up
 */
export async function imports(beside: string | undefined, files: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'soundings-imports-'))
  const given = files ?? join(folder, 'text')
  if (!files) writeProposals(given)
  const sides = [process.cwd(), ...(beside ? [beside] : [])]
  const costs = sides.map((): Costs[] => [])
  try {
    // The first round is not counted: programs are made then, and what V8 made of them is kept.
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const [side, checkout] of sides.entries()) {
        const one = await costsOf(checkout, given, join(folder, `${side}-${round}`))
        if (round > 0) costs[side]!.push(one)
      }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const count = files
    ? readdirSync(files, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length
    : FILES
  row(`${count} RFCs, processor time`, 'Soundings', beside ? 'beside' : '', beside ? 'ratio' : '', 'aim')
  for (const step of STEPS) {
    const [ours, theirs] = costs.map((all) => all.map((one) => one[step]))
    const seconds = (all: number[] | undefined) => (all ? `${(median(all) / 1000).toFixed(2)} s` : '')
    const ratio = theirs ? `${median(ours!.map((one, at) => one / theirs[at]!)).toFixed(2)}x` : ''
    row(`  ${WHAT[step]}`, seconds(ours), seconds(theirs), ratio, beside ? AIMS[step] : '')
  }
}

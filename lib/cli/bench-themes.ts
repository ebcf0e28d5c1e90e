/** `npm run bench:themes -- FILE.csv [--limit N] [--json]`: how well themes agree with labels; the last line is one JSON object. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parseCsv } from '@/lib/core/text/csv'
import { fixedSample, measureThemes } from '@/lib/reading/commands-bench'

const usage =
  'Usage: npm run bench:themes -- FILE.csv [--limit N] [--json]\nThe file has the columns text and category.'
/** Fewer texts have no themes to find. */
const LEAST = 10

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}

function typed() {
  try {
    return parseArgs({
      allowPositionals: true,
      // Where models are kept and where the file was typed are set by bin/.
      options: {
        models: { type: 'string' },
        from: { type: 'string' },
        limit: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

const { positionals, values } = typed()
const [file, ...more] = positionals
if (values.help) {
  console.log(usage)
  process.exit(0)
}
if (!file || more.length > 0) fail(usage)
const limit = values.limit === undefined ? Infinity : Number(values.limit)
if (!(limit >= LEAST) || (limit !== Infinity && !Number.isInteger(limit)))
  fail(`--limit is ${values.limit}; it must be a whole number from ${LEAST} on.`)

const source = await readFile(resolve(values.from ?? '.', file), 'utf8').catch((error: NodeJS.ErrnoException) =>
  fail(`${file}: ${error.code === 'ENOENT' ? 'no such file' : error.message}.`),
)
const table = (() => {
  try {
    return parseCsv(source, { required: ['text', 'category'] })
  } catch (error) {
    return fail(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
})()
const rows = table.rows.map(({ cells }) => ({ text: cells.text ?? '', category: cells.category ?? '' }))
if (rows.length < LEAST) fail(`${file} has ${rows.length} texts; themes need ${LEAST}.`)
const say = (line: string) => (values.json ? undefined : console.log(line))
const sample = limit < rows.length ? fixedSample(rows, limit) : rows
const result = await measureThemes(sample, values.models ?? '.data/models', say)
if (!values.json) {
  const percent = (value: number) => value.toFixed(3)
  console.log(
    `V ${percent(result.v)}  ARI ${percent(result.ari)}  themes ${result.k} of ${result.categories} categories`,
  )
}
console.log(JSON.stringify(result))

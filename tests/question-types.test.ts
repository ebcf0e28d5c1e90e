import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { DEFINING } from '@/lib/surveys/types/rules-defining'
import { TYPES } from '@/lib/surveys/types/rules-facts'
import { QUESTION_TYPES } from '@/lib/surveys/schema'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The tables over question types. docs/adding.md names the same. */
const TABLES = [
  'components/surveys/answer-types.tsx',
  'components/surveys/editor-limits.tsx',
  'lib/results/rules-types.ts',
  'lib/surveys/types/rules-answering.ts',
  'lib/surveys/types/rules-defining.ts',
  'lib/surveys/types/rules-facts.ts',
]

/** Files in which the compiler misses `name` when a source is read with a change. */
function missedIn(name: string, path: string, change: (source: string) => string, roots: readonly string[]): string[] {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config.config, include: [], files: [] }, ts.sys, root)
  const host = ts.createCompilerHost({ ...options, incremental: false }, true)
  const read = host.readFile
  const getSourceFile = host.getSourceFile
  host.readFile = (file) => (file === join(root, path) ? change(read(file) ?? '') : read(file))
  host.getSourceFile = (file, target, ...rest) =>
    file === join(root, path)
      ? ts.createSourceFile(file, change(readFileSync(file, 'utf8')), target, true)
      : getSourceFile(file, target, ...rest)
  const program = ts.createProgram({
    rootNames: roots.map((one) => join(root, one)),
    options: { ...options, incremental: false, tsBuildInfoFile: undefined, types: [] },
    host,
  })
  return roots.filter((one) => {
    const file = program.getSourceFile(join(root, one))
    const said = file ? program.getSemanticDiagnostics(file) : []
    return said.some((one) => ts.flattenDiagnosticMessageText(one.messageText, ' ').includes(name))
  })
}

const ROOTS = ['lib', 'components', 'app', 'bin']
const sources = ROOTS.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))

const NAME = `'(?:${QUESTION_TYPES.join('|')})'`
const BRANCHES = [
  new RegExp(`\\.?\\btype\\)? (?:===|!==) ${NAME}`),
  new RegExp(`\\[(?:${NAME}(?:, )?)+\\]\\.includes\\(`),
  new RegExp(`readonly (?:QuestionType|Question\\['type'\\])\\[\\]`),
  /Partial<Record<(?:QuestionType|Question\['type'\])/,
]
/** Readers of other tools' files say which of our types theirs becomes; syntax trees have types of their own. */
const ELSEWHERE = /^lib\/surveys\/import\/|^lib\/core\/text\//

describe('question types', () => {
  it('each table over them misses a new one: the compiler names all six files', () => {
    const withSlider = (source: string) =>
      source.replace(/(export const QUESTION_TYPES = \[[^\]]*)\]/, "$1  'made-up',\n]")
    const planted = withSlider(readFileSync(join(root, 'lib/surveys/schema.ts'), 'utf8')).includes("'made-up'")
    expect(planted, 'QUESTION_TYPES of lib/surveys/schema.ts is not written as this test reads it').toBe(true)
    const missed = missedIn('made-up', 'lib/surveys/schema.ts', withSlider, TABLES)
    expect(missed, 'the others are no Record of all types any more').toEqual(TABLES)
  }, 120_000)

  it('a new kind of answer is missed where cells are made of it', () => {
    const withFile = (source: string) => source.replace(/(export type AnswerKind =[^\n]*)/, "$1 | 'file'")
    const columns = ['lib/results/rules-columns.ts']
    expect(missedIn('file', 'lib/surveys/types/rules-facts.ts', withFile, columns)).toEqual(columns)
  }, 120_000)

  it('nothing outside these tables asks which type a question is', () => {
    const asking = sources
      .filter((name) => !TABLES.includes(name) && !ELSEWHERE.test(name))
      .flatMap((name) => {
        const text = readFileSync(join(root, name), 'utf8')
        return BRANCHES.flatMap((branch) => (branch.test(text) ? [`${name}: ${branch.exec(text)![0]}`] : []))
      })
    const instead = 'ask what it is like instead: answerOf, isScale … of lib/surveys/types/rules-facts.ts'
    expect(asking, instead).toEqual([])
  })

  it.each([
    'type === "x"'.replace('"x"', "'matrix'"),
    "question.type !== 'nps'",
    "['multi', 'ranking'].includes(type)",
  ])('the search for such a place finds %s', (planted) =>
    expect(BRANCHES.some((branch) => branch.test(planted))).toBe(true),
  )

  it('docs/adding.md names each table', () => {
    const page = readFileSync(join(root, 'docs/adding.md'), 'utf8')
    expect(TABLES.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  })

  it('each is answered in a browser', () => {
    const spec = 'tests/browser/surveys-types.spec.ts'
    const [, every = ''] = /^const EVERY = \{\n([\s\S]*?)^\}/m.exec(readFileSync(join(root, spec), 'utf8')) ?? []
    const missing = QUESTION_TYPES.filter((type) => !every.includes(`type: '${type}'`))
    expect(missing, `add a question of it to EVERY of ${spec}`).toEqual([])
  })

  it('the builder calls no two types the same', () => {
    const labels = QUESTION_TYPES.map((type) => DEFINING[type].label)
    expect(new Set(labels).size).toBe(labels.length)
    expect(Object.keys(TYPES).sort()).toEqual([...QUESTION_TYPES].sort())
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeCorpora, describeCorpus, fixtures, type Corpus } from '@/tests/support/corpus'
import { statuses } from '../schema'
import { parseFiles } from './rules-parse'
import { editDistance, readStatus } from './rules-statuses'
import { readDay } from './rules-text'
import type { SourceFile } from './schema'

const load = (corpus: Corpus): SourceFile[] => corpus.list().map((path) => ({ path, text: corpus.read(path) }))
const by = (parsed: ReturnType<typeof parseFiles>) => (dialect: string, number: string) =>
  parsed.documents.find((document) => document.dialect === dialect && document.sourceNumber === number)
const notesOf = (parsed: ReturnType<typeof parseFiles>) =>
  parsed.findings.map(({ file, line, reason }) => `${file}:${line} ${reason}`)
const one = (path: string, text: string) => parseFiles([{ path, text }])
const reasons = (parsed: ReturnType<typeof parseFiles>) =>
  parsed.findings.map(({ line, reason }) => `${line} ${reason}`)

describeCorpora('rfcs', (corpus) => {
  const files = load(corpus)
  const parsed = parseFiles(files)

  it('every file is in a document, and header and body are the file', () => {
    const texts = new Map(files.map((file) => [file.path, file.text]))
    expect(parsed.ignored).toEqual([])
    const used = new Set(parsed.documents.flatMap((document) => [document.path, document.headerPath]))
    expect(used.size).toBe(files.length)
    for (const document of parsed.documents) {
      const whole = document.path === document.headerPath ? document.header + document.body : document.body
      expect(whole).toBe(texts.get(document.path))
      if (document.dialect === 'kep') expect(document.header).toBe(texts.get(document.headerPath))
    }
  })
  it('keys are unique, titles are said, statuses are ours', () => {
    expect(new Set(parsed.documents.map((document) => document.key)).size).toBe(parsed.documents.length)
    for (const document of parsed.documents) {
      expect(document.title.trim()).not.toBe('')
      expect(statuses).toContain(document.status)
    }
  })
})

describe('the project’s own proposals', () => {
  const parsed = parseFiles(load(fixtures('rfcs')))
  it('findings name each irregular value with its line', () => {
    const told = notesOf(parsed)
    expect(told).toContain('rust/0012-panic-button.md:2 header "RFC PR #" read as "RFC PR"')
    expect(told).toContain('rust/0030-read-the-log.md:2 "Start Date" "2020/05/18" read as 2020-05-18')
    expect(told).toContain('kep/0214-own-kubeconfig/kep.yaml:7 "creation-date" "2023-9-18" read as 2023-09-18')
    expect(told).toContain('kep/0214-own-kubeconfig/kep.yaml:26 "metrics" has an empty entry')
    expect(told).toContain('kep/NNNN-template/kep.yaml:2 "kep-number" is no number: "NNNN"')
    expect(
      told.filter((line) => line.startsWith('kep/0102-runners-on-demand/kep.yaml:18 comment behind a value')),
    ).toHaveLength(1)
  })
  it('names, numbers, days and links are read', () => {
    const find = by(parsed)
    expect(find('pep', '7001')).toMatchObject({
      authors: ['Kim Ferro', 'Łucja Åberg', 'Noor Dahl', 'Ola Sand'],
      title: 'How Teams Decide, and How They Could',
      status: 'implemented',
      dates: { created: '2018-08-24' },
      format: 'rst',
    })
    expect(find('pep', '7002')?.links).toContainEqual({ rel: 'replaces', target: 'PEP 8990', url: null })
    expect(find('pep', '7002')?.links).toContainEqual({ rel: 'requires', target: 'PEP 7001', url: null })
    expect(find('kep', '102')).toMatchObject({ status: 'superseded', labels: ['sig-build', 'sig-cost', 'sig-network'] })
    expect(find('rust', '7')?.links.map((link) => link.rel)).toEqual(['discussion', 'issue', 'issue'])
  })
})

describeCorpus('rfcs', (corpus) => {
  const parsed = parseFiles(load(corpus))
  it('findings name each irregular value with its line', () => {
    const told = notesOf(parsed)
    expect(told).toContain('rust/0221-panic.md:2 header "RFC PR #" read as "RFC PR"')
    expect(told).toContain('rust/2930-read-buf.md:2 "Start Date" "2020/05/18" read as 2020-05-18')
    expect(told).toContain(
      'kep/4214-separate-super-user-kubeconfig/kep.yaml:9 "creation-date" "2023-9-18" read as 2023-09-18',
    )
    expect(told).toContain('kep/5832-decouple-podgroup-api/kep.yaml:46 "metrics" has an empty entry')
    expect(told).toContain('kep/NNNN-kep-template/kep.yaml:2 "kep-number" is no number: "NNNN"')
    expect(
      told.some((line) =>
        line.startsWith('kep/2133-out-of-tree-credential-provider/kep.yaml:23 comment behind a value'),
      ),
    ).toBe(true)
  })
  it('names, numbers, days and links are read', () => {
    const find = by(parsed)
    expect(find('pep', '8002')).toMatchObject({
      authors: ['Barry Warsaw', 'Łukasz Langa', 'Antoine Pitrou', 'Doug Hellmann', 'Carol Willing'],
      status: 'implemented',
      dates: { created: '2018-08-24' },
      format: 'rst',
    })
    expect(find('pep', '446')?.links).toContainEqual({ rel: 'replaces', target: 'PEP 433', url: null })
    expect(find('pep', '3112')?.links).toContainEqual({ rel: 'requires', target: 'PEP 358', url: null })
    expect(find('kep', '2133')).toMatchObject({
      status: 'superseded',
      labels: ['sig-cloud-provider', 'sig-node', 'sig-auth'],
    })
    expect(find('rust', '2523')?.links.map((link) => link.rel)).toEqual(['discussion', 'issue', 'issue'])
  })
})

describe('Rust headers', () => {
  it('survive footnotes, CRLF, placeholders and twins', () => {
    const text =
      '- Feature Name: `x`[^1]\r\n- Start Date: (fill me in)\r\n' +
      '- RFC PR: [rust-lang/rfcs#0000](https://x/pull/0000)\r\n- Feature Name: y\r\n\r\n# Summary\r\n'
    const parsed = one('rust/0007-x.md', text)
    expect(parsed.documents[0]).toMatchObject({ title: 'x', status: 'draft', body: '# Summary\r\n' })
    expect(parsed.documents[0]!.header + parsed.documents[0]!.body).toBe(text)
    expect(reasons(parsed)).toEqual(
      expect.arrayContaining([
        '1 header "feature name" carries a footnote mark; left out of its value',
        '1 6 lines end in CRLF; kept as they are',
        '2 "Start Date" is no day: "(fill me in)"',
        '4 header "feature name" stands twice; the first one counts',
      ]),
    )
  })
})

describe('KEP yaml', () => {
  const kep = (yaml: string) =>
    parseFiles([
      { path: 'k/12-a/kep.yaml', text: yaml },
      { path: 'k/12-a/README.md', text: '# KEP-12: Title here\n' },
    ])
  it('reads a misspelt status, tells it, and keeps the word', () => {
    const parsed = kep('title: A\nkep-number: 12\nstatus: imlpemented\n')
    expect(parsed.documents[0]).toMatchObject({ status: 'implemented', sourceStatus: 'imlpemented' })
    expect(reasons(parsed)).toContain('3 status "imlpemented" is misspelt; read as "implemented"')
  })
  it('tells two folders with one number apart', () => {
    const parsed = parseFiles(
      ['a', 'b'].flatMap((name) => [
        { path: `k/12-${name}/kep.yaml`, text: `title: ${name}\nkep-number: 12\nstatus: draft\n` },
        { path: `k/12-${name}/README.md`, text: '# x\n' },
      ]),
    )
    expect(parsed.documents).toHaveLength(2)
    expect(parsed.findings.map(({ reason }) => reason)).toContain(
      'number 12 is used by k/12-a/kep.yaml as well; each gets a number of its own here',
    )
  })
  it('survives yaml that is none', () => {
    const parsed = kep('title: "open\n  - : [\nstatus: x')
    expect(parsed.documents[0]?.body).toBe('# KEP-12: Title here\n')
    expect(parsed.findings.length).toBeGreaterThan(0)
  })
  it('needs its README', () => {
    expect(one('k/12-a/kep.yaml', 'title: A').ignored[0]?.reason).toContain('README.md')
  })
})

describe('PEP headers', () => {
  it('trims padding, joins continuations, keeps the joke', () => {
    const text =
      'PEP:       9999\nTitle: A\n  B\nAuthor: X <x@y.z>,\nStatus: April Fool!\nCreated: 1-Apr-2020\n' +
      'Replaces: 1, two\nVersion: $Revision$\nbroken\n\nAbstract\n========\n'
    const parsed = one('pep-9999.rst', text)
    expect(parsed.documents[0]).toMatchObject({
      title: 'A B',
      status: 'rejected',
      labels: ['april-fool'],
      authors: ['X'],
      sourceNumber: '9999',
      dates: { created: '2020-04-01' },
      body: 'Abstract\n========\n',
    })
    expect(parsed.documents[0]!.links).toEqual([{ rel: 'replaces', target: 'PEP 1', url: null }])
    expect(reasons(parsed)).toEqual(
      expect.arrayContaining([
        '1 the value of "PEP" is padded with white space; trimmed',
        '4 "Author" has an empty entry; left out',
        '7 "replaces" names "two", which is no PEP number',
        '8 "version" is an unexpanded keyword: $Revision$',
        '9 "broken" is no header; kept in the original header only',
      ]),
    )
  })
})

describe('other Markdown', () => {
  it('reads Ember’s front matter: stage, start date, teams, pull requests', () => {
    const text =
      '---\nstage: ready-for-release\nstart-date: 2023-05-19T00:00:00.000Z\nrelease-date:\nteams:\n' +
      '  - framework\n  - cli\nprs:\n  accepted: https://github.com/emberjs/rfcs/pull/931\nproject-link:\n---\n' +
      '\n# Template Compiler API\n\nText.\n'
    expect(one('text/0931-template-compiler-api.md', text).documents[0]).toMatchObject({
      dialect: 'ember',
      title: 'Template Compiler API',
      status: 'accepted',
      sourceNumber: '931',
      dates: { created: '2023-05-19' },
      labels: ['framework', 'cli'],
      links: [
        {
          rel: 'discussion',
          target: 'https://github.com/emberjs/rfcs/pull/931',
          url: 'https://github.com/emberjs/rfcs/pull/931',
        },
      ],
      body: '# Template Compiler API\n\nText.\n',
    })
    const stages = {
      exploring: 'review',
      released: 'implemented',
      recommended: 'implemented',
      closed: 'rejected',
      discontinued: 'withdrawn',
    }
    for (const [stage, status] of Object.entries(stages))
      expect(one('x/1-a.md', `---\nstage: ${stage}\n---\n# A\n`).documents[0]?.status).toBe(status)
  })
  it('reads MADR front matter', () => {
    const parsed = one(
      'adr/0003-use-x.md',
      '---\nstatus: superseded by [ADR-0005](0005-y.md)\ndate: 2024-02-01\ndecision-makers: [Ann, Bo]\n---\n\n# Use X\n',
    )
    expect(parsed.documents[0]).toMatchObject({
      dialect: 'madr',
      title: 'Use X',
      status: 'superseded',
      authors: ['Ann', 'Bo'],
      dates: { created: '2024-02-01' },
      body: '# Use X\n',
      links: [{ rel: 'superseded-by', target: 'ADR-0005', url: null }],
    })
  })
  it('reads Nygard’s status section', () => {
    expect(one('adr/0001-record.md', '# 1. Record decisions\n\n## Status\n\nAccepted\n').documents[0]).toMatchObject({
      title: 'Record decisions',
      status: 'accepted',
    })
  })
  it('leaves what is no proposal, and says so', () => {
    const parsed = parseFiles([
      { path: 'a/README.md', text: '# Hello' },
      { path: 'a/x.png', text: '?' },
      { path: 'a/empty.md', text: ' \n' },
    ])
    expect(parsed.ignored.map(({ file }) => file)).toEqual(['a/README.md', 'a/empty.md', 'a/x.png'])
  })
})

describe('any text at all', () => {
  const headers = fc.constantFrom(
    '- Feature Name: x\n',
    '- RFC PR:\n',
    'PEP: 1\n',
    'Title: t\n',
    'Author: ,\n',
    'Created: 31-Feb-2020\n',
    '---\n',
    'status: {a: [\n',
    '\r\n',
    '\uFEFF',
  )
  const text = fc
    .array(fc.oneof(headers, fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 12 })
    .map((parts) => parts.join(''))
  it('is taken whole or refused whole, never lost, never thrown over', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('x/0001-a.md', 'x/pep-0001.rst', 'x/note.txt'), (body, path) => {
        const parsed = one(path, body)
        expect(parsed.documents.length + parsed.ignored.length).toBe(1)
        for (const document of parsed.documents) expect(document.header + document.body).toBe(body)
      }),
      { numRuns: 300 },
    )
  })
  it('as a kep.yaml too', () => {
    fc.assert(
      fc.property(text, (yaml) => {
        const parsed = parseFiles([
          { path: 'k/1-a/kep.yaml', text: yaml },
          { path: 'k/1-a/README.md', text: 'body' },
        ])
        expect(parsed.documents[0]?.header).toBe(yaml)
      }),
      { numRuns: 300 },
    )
  })
})

describe('days', () => {
  it.each([
    ['2014-03-11', '2014-03-11'],
    ['2020/05/18', '2020-05-18'],
    ['2023-9-18', '2023-09-18'],
    ['24-Aug-2018', '2018-08-24'],
    ['17 June 2005', '2005-06-17'],
    ['June 17, 2005', '2005-06-17'],
    ['2022-01-03T00:00:00Z', '2022-01-03'],
  ])('%s is %s', (raw, day) => expect(readDay(raw)?.day).toBe(day))
  it.each(['31-Feb-2020', '2020-13-01', 'yyyy-mm-dd', '', '12-Foo-2020'])('"%s" is none', (raw) =>
    expect(readDay(raw)).toBeNull(),
  )
})

describe('statuses', () => {
  it('are read near, never far', () => {
    expect(readStatus('implementd', 'kep').status).toBe('implemented')
    expect(readStatus('Provisional', 'pep').status).toBe('accepted')
    expect(readStatus('provisional', 'kep').status).toBe('draft')
    expect(readStatus('pondering', 'kep')).toMatchObject({
      status: 'draft',
      note: 'status "pondering" is not known; read as draft',
    })
    expect(readStatus('provisional|implementable|implemented', 'kep').note).toContain('placeholder')
  })
  it('count swapped neighbours once', () => expect(editDistance('imlpemented', 'implemented')).toBe(1))
})

// Written by adr 1.5.2 (`adr new`, then a new status), which keeps each status with its day; and as adr-tools and people write it.
describe('of several lines in a section "Status", the one that stands now counts', () => {
  it.each([
    ['2026-03-01 proposed', 'review'],
    ['2026-03-01 proposed\n\n2026-03-01 accepted', 'accepted'],
    ['2026-03-01 proposed\n\n2026-03-09 accepted\n\n2026-11-02 superseded', 'superseded'],
    ['2026-11-02 superseded\n\n2026-3-9 accepted', 'superseded'],
    ['Accepted', 'accepted'],
    ['Accepted\n\nSuperseded by [13. Use it](0013-use-it.md)', 'superseded'],
    ['Accepted\n\nSuperceded by [13. Use it](0013-use-it.md)', 'superseded'],
    ['Superceded by [13. Use it](0013-use-it.md)', 'superseded'],
    ['Accepted\n\nSupercedes [1. Record decisions](0001-record.md)', 'accepted'],
    ['Accepted\n\nAmended by [14. Other](0014-other.md)', 'accepted'],
    ['- [ ] Proposed\n- [x] Accepted\n- [ ] Superseded', 'accepted'],
    ['- [x] Proposed\n- [x] Accepted\n- [X] Deprecated', 'superseded'],
    ['- [ ] Proposed\n- [ ] Accepted', 'review'],
    ['~~Proposed~~\n\nAccepted', 'accepted'],
  ])('%j', (lines, status) => {
    const text = `# 12. Use a queue\n\nDate: 2026-03-01\n\n## Status\n\n${lines}\n\n## Context\n\nWe wait.\n`
    expect(one('docs/adr/0012-use-a-queue.md', text).documents.map((document) => document.status)).toEqual([status])
  })
})

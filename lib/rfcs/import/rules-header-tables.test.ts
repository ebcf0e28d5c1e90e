import { describe, expect, it } from 'vitest'
import { parseFiles } from './rules-parse'

const read = (path: string, text: string) => {
  const { documents, findings } = parseFiles([{ path, text }])
  const { title, sourceNumber, sourceStatus, status, authors, dates, links } = documents[0]!
  return {
    title,
    sourceNumber,
    sourceStatus,
    status,
    authors,
    dates,
    links: links.map(({ rel, target }) => `${rel} ${target}`),
    notes: findings.map(({ line, reason }) => `${line} ${reason}`),
  }
}

describe('a header that is a table', () => {
  it('of HTML, with an end of a row left out and a value on the next line', () => {
    const text = [
      '# CEP 8 - When we release',
      '',
      '<table>',
      '<tr><td> Title </td><td> When we <code>release</code> </td>',
      '<tr><td> Status </td><td> Accepted </td></tr>',
      '<tr><td> Author(s) </td>',
      '<td> Ada One &lt;ada@example.org&gt;, Bo Two &lt;bo@example.org&gt; </td></tr>',
      '<tr><td> Created </td><td> 2022-05-20 </td></tr>',
      '<tr><td> Discussion </td><td> https://example.org/26 </td></tr>',
      '</table>',
      '',
      '## Abstract',
      '',
      'Text.',
    ].join('\n')
    expect(read('cep-0008.md', text)).toEqual({
      title: 'When we release',
      sourceNumber: '8',
      sourceStatus: 'Accepted',
      status: 'accepted',
      authors: ['Ada One', 'Bo Two'],
      dates: { created: '2022-05-20' },
      links: ['discussion https://example.org/26'],
      notes: [],
    })
  })

  it('of reStructuredText as a grid, with a value over two lines', () => {
    const text = [
      'OEP-11: How we build',
      '####################',
      '',
      '+---------------+---------------------------+',
      '| Title         | How we build              |',
      '+---------------+---------------------------+',
      '| Author        | Ada One <ada@example.org>,|',
      '|               | Bo Two                    |',
      '+---------------+---------------------------+',
      '| Arbiter       | Cy Three                  |',
      '+---------------+---------------------------+',
      '| Status        | Replaced                  |',
      '+---------------+---------------------------+',
      '| Created       | 2016-10-19                |',
      '+---------------+---------------------------+',
      '',
      'Abstract',
      '********',
      '',
      'Text.',
    ].join('\n')
    expect(read('oep-0011-build.rst', text)).toMatchObject({
      title: 'How we build',
      sourceNumber: '11',
      status: 'superseded',
      authors: ['Ada One', 'Bo Two'],
      dates: { created: '2016-10-19' },
      notes: [`10 header "Arbiter" is not understood; kept in the file's header only`],
    })
  })

  it('of reStructuredText as a list, with names under one another', () => {
    const text = [
      'OEP-65: Parts',
      '#############',
      '',
      '.. list-table::',
      '   :widths: 25 75',
      '',
      '   * - Title',
      '     - Parts',
      '   * - Authors',
      '     - | Ada One',
      '       | Bo Two',
      '   * - Deciders',
      '     - * Cy Three',
      '       * Di Four',
      '   * - Status',
      '     - Accepted',
      '   * - Created',
      '     - 2024-04-03',
      '',
      'Abstract',
      '********',
      '',
      'Text.',
    ].join('\n')
    expect(read('oep-0065-parts.rst', text)).toMatchObject({
      status: 'accepted',
      authors: ['Ada One', 'Bo Two', 'Cy Three', 'Di Four'],
      dates: { created: '2024-04-03' },
      notes: [],
    })
  })

  it('of Markdown', () => {
    const text = [
      '# Use one cache',
      '',
      '| Field | Value |',
      '| --- | --- |',
      '| Status | Implemented |',
      '| Authors | Ada One, Bo Two |',
      '',
      '## Why',
      '',
      'Text.',
    ].join('\n')
    expect(read('rfcs/0007-cache.md', text)).toMatchObject({ status: 'implemented', authors: ['Ada One', 'Bo Two'] })
  })

  it('a table of the text is none', () => {
    const text = [
      '# Which states there are',
      '',
      '- Status: accepted',
      '',
      '| Status | Meaning |',
      '| --- | --- |',
      '| Draft | Being written |',
      '| Done | Over |',
      '',
      '## Why',
      '',
      'Text.',
    ].join('\n')
    expect(read('rfcs/0008-states.md', text)).toMatchObject({
      sourceStatus: 'accepted',
      status: 'accepted',
      authors: [],
    })
  })
})

it('a folder that is named as its file holds the number; its dates and the prefix of a title are read', () => {
  const text =
    '---\ntitle: "JEP 62: Cell ids"\ndate-started: 2020-08-27\nlast-update: 2021-01-05\n---\n\n# Summary\n\nText.\n'
  const dates = { created: '2020-08-27', updated: '2021-01-05' }
  expect(read('jeps/62-cell-id/cell-id.md', text)).toMatchObject({ sourceNumber: '62', title: 'Cell ids', dates })
  expect(read('jeps/2020-notes/cell-id.md', text.replace('JEP 62: ', ''))).toMatchObject({ sourceNumber: null })
  for (const [title, own] of [
    ['CEP 8 - Releases', 'Releases'],
    ['OEP-11: Builds', 'Builds'],
    ['SLEP004: Data', 'Data'],
  ])
    expect(read('a/x.md', `# ${title}\n\nStatus: accepted\n\n## Why\n\nText.\n`).title).toBe(own)
  const numberIn = (title: string) => read('a/x.md', `# ${title}\n\nStatus: accepted\n\n## Why\n`).sourceNumber
  expect(['SLEP004: Data', 'RFD 67 Nodes', 'HTTP 2: faster', 'Node 20', 'RFCs of 2024'].map(numberIn)).toEqual([
    '4',
    '67',
    null,
    null,
    null,
  ])
})

describe('a status of which several are listed', () => {
  it.each([
    ['Status:\n\n- [ ] Proposed\n- [x] Accepted\n- [ ] Rejected', 'accepted'],
    ['Status: Proposed | **Accepted** | Rejected', 'accepted'],
    ['Status: **Proposed** / Accepted / Rejected', 'review'],
    ['Status: Proposed | Accepted | Rejected', 'draft'],
    ['Status:\n\n- [ ] Proposed\n- [ ] Accepted', 'draft'],
    // A slash alone makes no list.
    ['Status: Accepted / in progress', 'accepted'],
  ])('%s', (line, status) => {
    expect(read('a/0024-c.md', `# 24. C\n\n${line}\n\n## Context\n\nText.\n`)).toMatchObject({ status })
  })
})

describe('other languages', () => {
  it.each([
    ['Datum: 04.03.2024', 'Status', 'Akzeptiert', 'accepted'],
    ['Date : 4 mai 2024', 'Statut', 'Proposé', 'review'],
    ['Fecha: 4 de marzo de 2024', 'Estado', 'Rechazado', 'rejected'],
    ['Datum: 4. Mai 2024', 'Status', 'Ersetzt durch [10](0010-x.md)', 'superseded'],
  ])('%s', (day, heading, word, status) => {
    const found = read('a/0009-z.md', `# 9. Format\n\n${day}\n\n## ${heading}\n\n${word}\n\n## Kontext\n\nText.\n`)
    expect(found).toMatchObject({ status, dates: { created: expect.stringMatching(/^2024-0[35]-04$/) as string } })
  })
  it('a day whose order is open stays open', () => {
    expect(read('a/0013-d.md', '# 13. D\n\nDate: 03/04/2024\n\n## Status\n\nProposed\n')).toMatchObject({ dates: {} })
  })
})

it('authors with a name and a handle are one each', () => {
  const text =
    '---\ntitle: Y\nauthors:\n  - name: Ada Ferro\n    github: ada\n  - name: Bo\nstatus: accepted\n---\n\n# Y\n'
  expect(read('a/0025-y.md', text)).toMatchObject({ authors: ['Ada Ferro', 'Bo'] })
})

it('front matter in TOML is read', () => {
  const text =
    '+++\ntitle = "T thing"\nstatus = "accepted" # since May\ndate = 2024-03-04\nauthors = ["Ada", "Bo"]\n+++\n\nText.\n'
  expect(read('a/0020-t.md', text)).toMatchObject({
    ...{ title: 'T thing', status: 'accepted', authors: ['Ada', 'Bo'], dates: { created: '2024-03-04' } },
  })
})

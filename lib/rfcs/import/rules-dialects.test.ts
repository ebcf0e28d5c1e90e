import { describe, expect, test } from 'vitest'
import { parseFiles } from './rules-parse'
import { readStatus } from './rules-statuses'

const read = (path: string, text: string) => {
  const { documents, findings, ignored } = parseFiles([{ path, text }])
  expect(ignored).toEqual([])
  expect(documents[0]!.header + documents[0]!.body).toBe(text)
  return { ...documents[0]!, findings: findings.map(({ line, reason }) => `${line} ${reason}`) }
}

test('front matter with Markdown in it is read line by line', () => {
  const file = read('adr/0001-x.md', '---\nstatus: *accepted*\ndate: 2026-01-02\n---\n# Use one cache\n\nText.\n')
  expect(file.status).toBe('accepted')
  expect(file.findings.join('\n')).toMatch(/not valid YAML, read line by line: .*accepted\*/)
})

describe('statuses', () => {
  test.each([
    ['**Implemented (Swift 5.1)**', 'implemented'],
    ['Accepted, implemented in v6', 'implemented'],
    ['Accepted, not implemented yet', 'accepted'],
    ['ACCEPTED Not Implemented', 'accepted'],
    ['PROPOSED', 'review'],
    ['Stable since 1.9', 'implemented'],
    ['Experimental in 2.4', 'accepted'],
    ['shipped', 'implemented'],
    ['completed', 'implemented'],
    ['waiting-for-implementation', 'accepted'],
    ['under-review', 'review'],
    ['Active Review (Aug 10...Aug 24)', 'review'],
    ['publish', 'accepted'],
    ['predraft', 'draft'],
    ['Living', 'accepted'],
    ['Superseded by [ADR-0003](0003-next.md)', 'superseded'],
    ['Superceded by 6', 'superseded'],
    ['~~Proposed~~ Accepted', 'accepted'],
    ['`Rejected` – see the thread', 'rejected'],
    ['Final <!-- since June -->', 'implemented'],
    ['Accpeted', 'accepted'],
  ])('%s is %s', (raw, status) => {
    expect(readStatus(raw, 'markdown').status).toBe(status)
  })
  test.each([
    ['on hold', 'postponed', undefined],
    ['Postponed until there is a need', 'postponed', undefined],
    ['Stagnant', 'postponed', 'stagnant'],
    ['Deferred', 'postponed', 'deferred'],
    ['Returned for revision', 'postponed', 'returned-for-revision'],
    ['Moved', 'superseded', 'moved'],
  ])('what waits or has gone elsewhere has a place: %s', (raw, status, label) => {
    expect(readStatus(raw, 'markdown')).toMatchObject({ status, ...(label && { label }) })
  })
  test.each(['finalised by the committee next year', 'acceptable', 'nearly'])('%s is told, not guessed', (raw) => {
    expect(readStatus(raw, 'markdown')).toMatchObject({ status: 'draft', note: expect.stringContaining('not known') })
  })
})

test('Swift: a bulleted header with links; the review manager is told as not understood', () => {
  const text =
    '# Rotate a collection\n\n* Proposal: [SE-0090](0090-rotate.md)\n' +
    '* Authors: [Ada Ferro](https://example.test/ada), [Bo Dahl](https://example.test/bo)\n' +
    '* Review Manager: Cy Sand\n* Status: **Implemented (Swift 5.1)**\n' +
    '* Review: ([pitch](https://example.test/1)) ([acceptance](https://example.test/2))\n\n## Introduction\n' +
    '\nTurn it.\n'
  const rfc = read('proposals/0090-rotate.md', text)
  expect(rfc).toMatchObject({
    dialect: 'swift',
    title: 'Rotate a collection',
    sourceNumber: '90',
    sourceStatus: 'Implemented (Swift 5.1)',
    status: 'implemented',
    authors: ['Ada Ferro', 'Bo Dahl'],
  })
  expect(rfc.links.map((link) => link.url)).toEqual(['https://example.test/1', 'https://example.test/2'])
  expect(rfc.findings).toEqual(['5 header "Review Manager" is not understood; kept in the file\'s header only'])
})

test('an ADR with bold lines, one of them wrapped', () => {
  const text =
    '# 2. One logger\n\n**Status**: Superseded by\n[ADR-0003](0003-next.md)\n\n**Date**: 2024-03-01\n\n## Context\n\nx\n'
  expect(read('doc/adr/0002-one-logger.md', text)).toMatchObject({
    title: 'One logger',
    sourceNumber: '2',
    status: 'superseded',
    dates: { created: '2024-03-01' },
    links: [{ rel: 'superseded-by', target: 'ADR-0003', url: null, path: 'doc/adr/0003-next.md' }],
  })
})

test('adr-tools: the date line, and a status section that also says what it supersedes', () => {
  const text =
    '# 6. New\n\nDate: 2024-02-02\n\n## Status\n\nAccepted\n\nSupercedes [5. Old](0005-old.md)\n\n## Context\n\nx\n'
  expect(read('doc/adr/0006-new.md', text)).toMatchObject({
    dialect: 'adr',
    title: 'New',
    status: 'accepted',
    dates: { created: '2024-02-02' },
    links: [{ rel: 'replaces', target: '5. Old', path: 'doc/adr/0005-old.md' }],
  })
})

test('MADR: the comment of its template is no title', () => {
  const text =
    '---\n# These are optional elements. Feel free to remove any of them.\nstatus: accepted\n' +
    'date: 2024-03-04\ndeciders: Ada Ferro, Bo Dahl\nconsulted: Cy Sand\n---\n# Use one logger\n\n' +
    '## Context and Problem Statement\n\nx\n'
  const rfc = read('doc/adr/0004-logger.md', text)
  expect(rfc).toMatchObject({
    dialect: 'madr',
    title: 'Use one logger',
    status: 'accepted',
    authors: ['Ada Ferro', 'Bo Dahl'],
    dates: { created: '2024-03-04' },
  })
  expect(rfc.findings).toEqual(['6 header "consulted" is not understood; kept in the file\'s header only'])
})

test('Nix: the title is what the header calls it where the top headings are sections; co-authors are authors', () => {
  const text =
    '---\nfeature: build_cache_sharing\nstart-date: 2024-02-03\nauthor: Ada Ferro (@ada)\n' +
    'co-authors: Bo Dahl\nshepherd-team: Cy, Di\nrelated-issues: https://example.test/pull/1\n---\n\n' +
    '# Summary\n[summary]: #summary\n\nOne cache.\n\n# Motivation\n\nSlow.\n'
  expect(read('rfcs/0001-build-cache.md', text)).toMatchObject({
    dialect: 'nix',
    title: 'build_cache_sharing',
    authors: ['Ada Ferro', 'Bo Dahl'],
    dates: { created: '2024-02-03' },
    links: [{ rel: 'issue', url: 'https://example.test/pull/1' }],
  })
})

test('front matter that is no YAML is read line by line, and that is told', () => {
  const text =
    '---\nfeature name: cli-compat\nstart date: 2020-05-11\nrfc pr: https://example.test/pull/110\n' +
    'related issue: [#110](https://example.test/issues/110)\n---\n\n# Summary\n\nx\n'
  const rfc = read('text/0110-compat.md', text)
  expect(rfc).toMatchObject({ title: 'cli-compat', dates: { created: '2020-05-11' }, sourceNumber: '110' })
  expect(rfc.links.map(({ rel, url }) => [rel, url])).toEqual([
    ['discussion', 'https://example.test/pull/110'],
    ['issue', 'https://example.test/issues/110'],
  ])
  expect(rfc.findings.some((line) => line.includes('not valid YAML, read line by line'))).toBe(true)
})

test('RFD: a folder for each number, `state:`, authors without their addresses', () => {
  const text =
    '---\nauthors: Ada Ferro <ada@example.test>, Bo Dahl <bo@example.test>\nstate: published\n' +
    'discussion: https://example.test/issues/67\n---\n\n# RFD 67 Resilience of the head node\n\nx\n'
  expect(read('rfd/0067/README.md', text)).toMatchObject({
    dialect: 'rfd',
    title: 'Resilience of the head node',
    sourceNumber: '67',
    status: 'accepted',
    authors: ['Ada Ferro', 'Bo Dahl'],
  })
})

test('SIP: status before stage, the author under the block, a number from the file', () => {
  const text =
    '---\nlayout: sip\npermalink: /sips/:title.html\nstage: implementation\nstatus: shipped\n' +
    'title: SIP-52 - Binary APIs\n---\n\n**By: Ada Ferro**\n\n## Summary\n\nx\n'
  expect(read('content/052-binary-api.md', text)).toMatchObject({
    dialect: 'sip',
    title: 'Binary APIs',
    sourceNumber: '52',
    status: 'implemented',
    authors: ['Ada Ferro'],
  })
})

test('AsciiDoc: attributes above the title', () => {
  const text =
    ':state: published\n:discussion: https://example.test/pull/4\n:authors: Ada Ferro <ada@example.test>\n\n' +
    '= RFD 4 User facing API\n\n== Problem\n\nWARNING: Do not rename.\n'
  expect(read('rfd/0004/README.adoc', text)).toMatchObject({
    dialect: 'rfd',
    format: 'asciidoc',
    title: 'User facing API',
    sourceNumber: '4',
    status: 'accepted',
    authors: ['Ada Ferro'],
    links: [{ rel: 'discussion', url: 'https://example.test/pull/4' }],
  })
})

test('MediaWiki: the preamble of a BIP', () => {
  const text =
    '<pre>\n  BIP: 9010\n  Title: Signing by several\n  Authors: Ada Ferro <ada@example.test>\n' +
    '           Bo Dahl <bo@example.test>\n  Status: Closed\n  Type: Informational\n  Assigned: 2011-10-28\n' +
    '  Requires: 9002\n</pre>\n\n==Abstract==\n\nx\n'
  expect(read('bip-9010.mediawiki', text)).toMatchObject({
    dialect: 'bip',
    format: 'mediawiki',
    title: 'Signing by several',
    sourceNumber: '9010',
    status: 'withdrawn',
    authors: ['Ada Ferro', 'Bo Dahl'],
    labels: ['informational', 'closed'],
    dates: { created: '2011-10-28' },
    links: [{ rel: 'requires', target: '9002' }],
  })
})

test('GHC: directives of reStructuredText; it is implemented where a version says so', () => {
  const text =
    'Types as they stand\n===================\n\n.. author:: Ada Ferro\n.. date-accepted:: 2020-03-04\n' +
    '.. ticket-url:: https://example.test/9\n.. implemented:: 9.2\n' +
    '.. header:: This proposal was `discussed here <https://example.test/pull/8>`_.\n.. contents::\n\n' +
    'Motivation\n----------\n\nx\n'
  expect(read('proposals/0008-types.rst', text)).toMatchObject({
    dialect: 'ghc',
    title: 'Types as they stand',
    status: 'implemented',
    authors: ['Ada Ferro'],
    dates: { accepted: '2020-03-04' },
  })
})

test('BEP: a field list; KEEP: bold keys; Go: plain lines; Vue: the folder says the status', () => {
  expect(
    read(
      'beps/bep_9011.rst',
      ':BEP: 9011\n:Title: Exchange\n:Author:  Ada Ferro <a@example.test>\n:Status:  Accepted\n:Created: 29-Oct-2015\n:Depends: 10\n\nx\n',
    ),
  ).toMatchObject({ dialect: 'bep', title: 'Exchange', status: 'accepted', dates: { created: '2015-10-29' } })
  expect(
    read(
      'proposals/KEEP-0905-x.md',
      '# Bound names\n\n* **Type**: Design proposal\n* **Author**: Ada Ferro\n* **Status**: Stable in 1.1\n\n## Summary\n\nx\n',
    ),
  ).toMatchObject({ dialect: 'keep', title: 'Bound names', status: 'implemented', labels: ['design-proposal'] })
  expect(
    read(
      'design/9143-x.md',
      '# Proposal: A data format\n\nAuthors: Ada Ferro, Bo Dahl\n\nLast updated: 2016-02-03\n\n' +
        'Discussion at https://example.test/9143.\n\n## Abstract\n\nx\n',
    ),
  ).toMatchObject({
    title: 'A data format',
    authors: ['Ada Ferro', 'Bo Dahl'],
    dates: { updated: '2016-02-03' },
    links: [{ rel: 'discussion', url: 'https://example.test/9143' }],
  })
  expect(
    read(
      'active-rfcs/0903-arguments.md',
      '- Start Date: 2019-01-16\n- Target Major Version: 2.x\n- Reference Issues: N/A\n\n# Summary\n\nx\n',
    ),
  ).toMatchObject({ title: 'Arguments', status: 'accepted', dates: { created: '2019-01-16' } })
})

test('what says only that it was moved is left out with the reason', () => {
  const { documents, ignored } = parseFiles([
    { path: 'p/0011-x.rst', text: 'This document was moved to https://example.test/77\n' },
  ])
  expect([documents, ignored.map(({ reason }) => reason)]).toEqual([[], ['says only that it was moved']])
})

describe('what proposals say of each other', () => {
  const rels = (text: string, path = 'adr/0010-x.md') =>
    read(path, text).links.map(({ rel, target, path: file }) => [rel, file ?? target])
  test('what came before, and what it updates, is neither needed nor replaced', () => {
    const swift =
      '# X\n\n* Proposal: [SE-0010](0010-x.md)\n* Status: Accepted\n* Previous Proposal: [SE-0001](0001-a.md)\n\nx\n'
    expect(rels(swift, 'proposals/0010-x.md')).toEqual([['see-also', 'proposals/0001-a.md']])
    expect(rels('---\ntitle: X\nstatus: final\nupdates: 7\nobsoletes: 8\n---\n\nx\n')).toEqual([
      ['replaces', '8'],
      ['see-also', '7'],
    ])
  })
  test.each([
    ['Ersetzt durch [11](0011-y.md)', 'superseded-by', 'adr/0011-y.md'],
    ['Remplacée par [11](0011-y.md)', 'superseded-by', 'adr/0011-y.md'],
    ['Reemplazado por [11](0011-y.md)', 'superseded-by', 'adr/0011-y.md'],
    ['Superseded by [[0011-y|the next]]', 'superseded-by', '0011-y'],
    ['Akzeptiert\n\nErsetzt [9](0009-w.md)', 'replaces', 'adr/0009-w.md'],
  ])('%s', (status, rel, target) => {
    const text = `# 10. X\n\n## Status\n\n${status}\n\n## Kontext\n\nx\n`
    expect([rels(text), read('adr/0010-x.md', text).status]).toEqual([
      [[rel, target]],
      rel === 'replaces' ? 'accepted' : 'superseded',
    ])
  })
  test('AsciiDoc by a cross reference', () => {
    const adr = (status: string) => `= 7. X\n\nDate: 2023-05-06\n\n== Status\n\n${status}\n\n== Context\n\nx\n`
    for (const status of ['Superseded by xref:0008-y.adoc[8. Y]', 'Superseded by <<0008-y.adoc#,8. Y>>'])
      expect(read('adr/0007-x.adoc', adr(status))).toMatchObject({
        dates: { created: '2023-05-06' },
        links: [{ rel: 'superseded-by', target: '8. Y', path: 'adr/0008-y.adoc' }],
      })
  })
})

test('an attribute of AsciiDoc that is continued is whole; the revision under the author is a day', () => {
  const more = ':authors: Ada Ferro <a@example.test>, \\\n  Bo Dahl\n:state: published\n\n= RFD 4 X\n\nx\n'
  expect(read('rfd/0004/README.adoc', more).authors).toEqual(['Ada Ferro', 'Bo Dahl'])
  const revision =
    '= RFD 5 X\nAda Ferro <a@example.test>; Bo Dahl <b@example.test>\nv1.0, 2021-03-04\n:state: published\n\nx\n'
  expect(read('rfd/0005/README.adoc', revision)).toMatchObject({
    authors: ['Ada Ferro', 'Bo Dahl'],
    dates: { updated: '2021-03-04' },
  })
})

test('a status is also in its own heading, and behind a sign', () => {
  expect(read('adr/0011-x.md', '# 11. X\n\n## Status: Accepted\n\n## Context\n\nx\n').status).toBe('accepted')
  expect(read('adr/0012-x.md', '# 12. X\n\n**Status** ✅ Accepted\n\n## Context\n\nx\n').status).toBe('accepted')
})

test('no section is a title', () => {
  const file = read('text/0005-shared-cache.md', '# Motivation\n\nx\n\n# Design\n\nx\n')
  expect([file.title, file.findings.at(-1)]).toEqual([
    'Shared cache',
    '1 no title; titled "Shared cache" after the file name',
  ])
})

import { describe, expect, test } from 'vitest'
import { parseFiles } from './rules-parse'
import { readStatus } from './rules-statuses'

// Shapes of headers that further collections have: what each is, in words of our own.

const read = (path: string, text: string) => {
  const { documents, findings, ignored } = parseFiles([{ path, text }])
  expect(ignored).toEqual([])
  expect(documents[0]!.header + documents[0]!.body).toBe(text)
  return { ...documents[0]!, told: findings.map(({ line, reason }) => `${line} ${reason}`).join('\n') }
}

describe('a header as mail has it', () => {
  test('indented by four blanks, with the title under it (EEP)', () => {
    const file = read(
      'eeps/eep-0007.md',
      '    Author: Ada Ferro <ada(at)example(dot)org>\n    Status: Final/4.2  Implemented in release 4.2\n' +
        '    Type: Standards Track\n    Created: 31-Aug-2021\n    Replaces: 3\n    Post-History: 01-Sep-2021,\n' +
        '        02-Oct-2021\n****\nEEP 7: One queue for builds\n----\n\nAbstract\n========\n\nText.\n',
    )
    expect(file).toMatchObject({
      title: 'One queue for builds',
      status: 'implemented',
      authors: ['Ada Ferro'],
      sourceNumber: '7',
      dates: { created: '2021-08-31' },
      labels: ['standards-track'],
    })
    expect(file.links).toMatchObject([{ rel: 'replaces', target: '3' }])
    expect(file.told).toContain('6 header "Post-History" is not understood')
  })

  test('in a block of code, with keys under a key (CAP)', () => {
    const file = read(
      'core/cap-0021.md',
      '# CAP-0021: Shorter fees\n\n## Preamble\n\n```text\nCAP: 0021\nTitle: Shorter fees\nWorking Group:\n' +
        '    Owner: Ada Ferro <@ada>\n    Authors: Ada Ferro <@ada>, Bo Lind <@bo>\nStatus: Accepted\nCreated: 2024-05-24\n' +
        'Discussion: https://example.org/t/9\n```\n\n## Simple Summary\n\nText.\n',
    )
    expect(file).toMatchObject({
      title: 'Shorter fees',
      status: 'accepted',
      authors: ['Ada Ferro', 'Bo Lind'],
      sourceNumber: '21',
      dates: { created: '2024-05-24' },
    })
  })

  test('at the top of reStructuredText, with every key either read or told (REP)', () => {
    const file = read(
      'rep-0103.rst',
      'REP: 103\nTitle: Units of measure\n  and their signs\nAuthor: Ada Ferro <a@example.org>,\n        Bo Lind\nStatus: Active\n' +
        'Requires: 9\nPost-History: 31-Dec-2014\nCreated: 07-Oct-2010\n\n\nAbstract\n========\n\nText.\n',
    )
    expect(file).toMatchObject({
      title: 'Units of measure and their signs',
      authors: ['Ada Ferro', 'Bo Lind'],
      status: 'accepted',
      sourceNumber: '103',
      dates: { created: '2010-10-07' },
    })
    expect(file.links).toMatchObject([{ rel: 'requires', target: '9' }])
    expect(file.told).toContain('"Post-History" is not understood')
  })

  test('prose with colons at the top is no header', () => {
    const file = read('a.md', 'Note: this is prose.\nRemember: it is.\nWarning: still.\n\n# One cache\n')
    expect(file).toMatchObject({ title: 'One cache', authors: [], labels: [] })
  })
})

test('AsciiDoc: a table of two columns, cell by cell, with what is commented out left out (Jenkins)', () => {
  const file = read(
    'jep/12/README.adoc',
    '= JEP-12: Travel grants\n:toc: preamble\nifdef::env-github[]\n:tip-caption: :bulb:\nendif::[]\n\n.Metadata\n[cols="2"]\n' +
      '|===\n| JEP\n| 12\n\n| Title\n| Travel grants\n\n| Sponsor\n| link:https://example.org/ada[Ada Ferro],\n' +
      'link:https://example.org/bo[Bo Lind]\n\n| Status\n// Uncomment one.\n//| Draft :speech_balloon:\n' +
      '| Accepted :ok_hand:\n//| Final :lock:\n\n| Created\n| 2024-08-24\n|===\n\n== Abstract\n\nText.\n',
  )
  expect(file).toMatchObject({
    title: 'Travel grants',
    status: 'accepted',
    sourceNumber: '12',
    authors: ['Ada Ferro', 'Bo Lind'],
    dates: { created: '2024-08-24' },
  })
})

describe("lists that begin as Rust's do", () => {
  test('with a status and a section "Meta" of their own (Cloud Native Buildpacks)', () => {
    const file = read(
      'text/0093-remove-shells.md',
      '# Meta\n[meta]: #meta\n- Name: Remove shells\n- Start Date: 2024-05-14\n- Author(s): @ada\n- Status: Implemented\n' +
        '- RFC Pull Request: [rfcs#168](https://example.org/pull/168)\n- Supersedes: [RFC 0045](0045-arguments.md)\n\n# Summary\n\nText.\n',
    )
    expect(file).toMatchObject({ title: 'Remove shells', status: 'implemented', authors: ['@ada'], sourceNumber: '93' })
    expect(file.dates.created).toBe('2024-05-14')
    expect(file.links).toMatchObject([
      { rel: 'replaces', target: 'RFC 0045' },
      { rel: 'discussion', url: 'https://example.org/pull/168' },
    ])
  })

  test('a footnote between the keys ends no header', () => {
    const text =
      '- Feature Name: `ports`[^1]\n[^1]: As it was called.\n- Start Date: 2024-06-25\n- RFC PR: #12\n\n## Summary\n'
    expect(read('text/0012-ports.md', text).dates).toEqual({ created: '2024-06-25' })
  })

  test('where the folder says what became of it (Yarn)', () => {
    const text = '- Start Date: 2024-05-14\n- RFC PR:\n- Yarn Issue:\n\n# Summary\n\nText.\n'
    expect(read('implemented/0000-links.md', text).status).toBe('implemented')
    expect(read('accepted/0000-links.md', text).status).toBe('accepted')
    expect(read('text/0000-links.md', text).status).toBe('draft')
  })
})

describe('front matter', () => {
  test('below a blank line is front matter, and no list of names takes in the next key', () => {
    const file = read(
      'enhancements/webhooks.md',
      '\n---\ntitle: webhooks\nauthors:\n  - ada\nreviewers:\n  - bo\napi-approvers: # where there is an API\n  - None\n' +
        'creation-date: 2025-05-16\n---\n\n# Support for webhooks\n',
    )
    expect(file).toMatchObject({ authors: ['ada'], dates: { created: '2025-05-16' } })
    expect(file.told).toContain('"reviewers" is not understood')
  })

  test('that is no YAML keeps the lists under its keys', () => {
    const file = read(
      'e/x.md',
      '---\ntitle: Ports\nauthors:\n  - @ada\n  - "@bo" # on leave\nstatus: provisional\n---\n\n# Ports\n',
    )
    expect(file).toMatchObject({ authors: ['@ada', '@bo'], status: 'draft', labels: ['provisional'] })
  })

  test('null is nothing; the short name of a collection with a number is its number', () => {
    const file = read(
      'p/0049-fees.md',
      "---\nsimd: '0049'\ntitle: Fees\nstatus: Activated\ncreated: null\nwithdrawn_at: null\n---\nText.\n",
    )
    expect(file).toMatchObject({ sourceNumber: '49', status: 'implemented', dates: {} })
    expect(file.told).toBe('')
  })

  test('what is known and has no place is told', () => {
    const file = read(
      'sips/007-a.md',
      '---\nlayout: sip\ntitle: 4/FLP\nname: Freelance protocol\nstage: completed\nstatus: shipped\nauthors: ["ada@example.org"]\n' +
        'implementation: in two steps\n---\nText.\n',
    )
    expect(file.told).toContain('"stage" says "completed" beside the status')
    expect(file.told).toContain('"name" is not the title')
    expect(file.told).toContain('"authors" names nobody but by an address')
    expect(file.told).toContain('"implementation" names no address')
  })
})

describe('titles', () => {
  const title = (path: string, text: string) => read(path, text).title
  test.each([
    [
      'A9-server.md',
      'Connections of a server\n----\n* Author(s): Ada\n* Status: Implemented\n\n## Abstract\n',
      'Connections of a server',
    ],
    ['A94-x.md', '## A94: Metrics of channels\n\n* Author(s): Ada\n\n## Abstract\n', 'Metrics of channels'],
    ['09.md', 'NIP-09\n======\n\nDeletion request\n----------------\n\nText.\n', 'Deletion request'],
    ['p/2184-x.md', '# MSC2184: Allow the `<details>` tag\n', 'Allow the <details> tag'],
    ['p/0089-x.md', '# Renaming `String.init<T>(_: T)`\n', 'Renaming String.init<T>(_: T)'],
    ['rfcs/2020-08-31-3645-api.md', '# RFC 3645 - 2020-08-31 - An API\n', 'An API'],
    ['rfcs/2023-05-03-volume.md', '# RFC 2023-05-02 - Volume of data\n', 'Volume of data'],
    [
      'ERCS/erc-4400.md',
      '---\neip: 4400\ntitle: EIP-721 Consumable Extension\nstatus: Final\n---\nText.\n',
      'EIP-721 Consumable Extension',
    ],
    ['p/0512-x.md', "---\nsimd: '0512'\ntitle: Sha512 Syscall\nstatus: Draft\n---\nText.\n", 'Sha512 Syscall'],
    ['concepts/0003-protocols/README.md', '# Aries RFC 0003: Protocols\n', 'Protocols'],
  ])('%s', (path, text, expected) => expect(title(path, text)).toBe(expected))

  test.each([
    ['day2-add-nodes.md', null],
    ['olmv1-webhooks.md', null],
    ['2018-10-09-platforms.md', null],
    ['2020-04-04-2221-clusters.md', '2221'],
    ['20230905-state.md', '20230905'],
    ['APE1.md', '1'],
    ['A31-timeouts.md', '31'],
    ['adr-12-cache.md', '12'],
    ['rfc012-cache.md', '12'],
  ])('the number in the name %s is %s', (path, number) => {
    expect(read(`designs/${path}`, '# One cache\n\nText.\n').sourceNumber).toBe(number)
  })
})

describe('statuses', () => {
  test.each([
    ['To be reviewed (https://example.org/1)', 'review'],
    ['Ready for comment', 'review'],
    ['Activated', 'implemented'],
    ['One of: implementable', 'accepted'],
    ['Superceeded by the specification.', 'superseded'],
    ['Partly superseded', 'accepted'],
    ['0 (strawperson)** <!-- target -->', 'draft'],
    ['2 (candidate)', 'review'],
    ['X (abandoned)', 'withdrawn'],
    ['Withdrawn :hand:', 'withdrawn'],
    [':lock: Final', 'implemented'],
    ['✅ Accepted', 'accepted'],
    ['Partially implemented (5.2): Implemented the part for plug-ins', 'accepted'],
    ['raw', 'draft'],
  ])('%s is %s', (raw, status) => expect(readStatus(raw, 'markdown').status).toBe(status))
  test.each([
    ['Defunct', 'withdrawn', 'defunct'],
    ['retired', 'superseded', 'retired'],
    ['Reverted by [12](x)', 'superseded', 'reverted'],
    ['provisional', 'draft', 'provisional'],
  ])('%s keeps its word as a label', (raw, status, label) => {
    expect(readStatus(raw, 'markdown')).toMatchObject({ status, label })
  })

  test('one that is not known leaves the word to the folder, and is told', () => {
    const file = read('accepted/2.3/x.md', '# Collections\n\n## Status\n\nOf historical interest alone.\n')
    expect(file.status).toBe('accepted')
    expect(file.told).toContain('is not known; read as accepted from the folder "accepted"')
  })

  test('marks in code on a line of their own (Nostr)', () => {
    expect(read('02.md', 'NIP-02\n======\n\nFollow list\n-----------\n\n`final` `optional`\n\nText.\n').status).toBe(
      'implemented',
    )
  })
})

test('a header goes on below a comment of several lines, and a key that is not known is told, not taken into the one above', () => {
  const file = read(
    'rfcs/0006-x/README.md',
    '# RFC-0006 Receivers\n\n**Status:** implementable\n\n<!--\nStatus is the current state of the proposal, one of a list that is longer than sixty letters.\n-->\n\n' +
      '**Creation date:** 2023-12-08\n\n## Summary\n',
  )
  expect(file).toMatchObject({ title: 'Receivers', status: 'accepted', dates: { created: '2023-12-08' } })
  const plain = read('x.md', '# X\n\nAuthors: Ada Ferro\nReviewers: Bo Lind\nStatus: draft\n\nText.\n')
  expect(plain.authors).toEqual(['Ada Ferro'])
  expect(plain.told).toContain('"Reviewers" is not understood')
})

test('a name in bold with a link and no colon, and an address after "Discussion at" in a list', () => {
  const file = read(
    'accepted/2018/x.md',
    '# Intrinsics\n\n**Owner** [Ada Ferro](https://example.org/ada)\n\n## Introduction\n',
  )
  expect(file.authors).toEqual(['Ada Ferro'])
  const listed = read(
    'A1-x.md',
    '# A1: Retries\n* Author(s): Ada\n* Status: Draft\n* Discussion at https://example.org/t/1\n\n## Abstract\n',
  )
  expect(listed.links).toMatchObject([{ rel: 'discussion', url: 'https://example.org/t/1' }])
})

test('a link whose words go over two lines or hold brackets is told where it leads nowhere', () => {
  const file = read(
    'a/x.md',
    '# X\n\nSee [the other\nproposal](./other.md) and ![y_i[k] \\prod](../assets/curve.gif)\nand [![small](small.png)](data.json).\n',
  )
  for (const address of ['./other.md', '../assets/curve.gif', 'small.png', 'data.json'])
    expect(file.told).toContain(`"${address}"`)
})

test('a row of a Markdown table without its last bar, under words of a head', () => {
  const file = read(
    'adr/ADR-17.md',
    '# A market\n\n| Metadata | Value |\n| --- | --- |\n| Status | Accepted |\n| Description | It clears\n| **Authors** | Ada Ferro |\n\n## Context\n',
  )
  expect(file).toMatchObject({ status: 'accepted', authors: ['Ada Ferro'] })
  expect(file.told).not.toContain('Metadata')
  expect(file.told).toContain('"Description" is not understood')
})

test('Rust’s list below a title that is a heading of the second level is its header', () => {
  const text =
    '## Waiting in lines\n\n- Feature Name: `wait_in_lines`\n- Start Date: 2024-02-03\n' +
    '- RFC PR: [rust-lang/rfcs#9876](https://github.com/rust-lang/rfcs/pull/9876)\n\n## Summary\n\nNote: one waits.\n'
  const { documents, findings } = parseFiles([{ path: 'text/9876-wait.md', text }])
  expect(documents).toMatchObject([
    {
      dialect: 'rust',
      title: 'wait_in_lines',
      sourceNumber: '9876',
      status: 'accepted',
      dates: { created: '2024-02-03' },
      body: '## Summary\n\nNote: one waits.\n',
    },
  ])
  expect(findings).toEqual([])
  // A list of that kind below a section of its own is no header.
  const below = text.replace('## Waiting in lines\n', '# Notes\n\nWords.\n\n## Waiting in lines\n')
  expect(parseFiles([{ path: 'text/9876-wait.md', text: below }]).documents[0]?.dialect).toBe('markdown')
})

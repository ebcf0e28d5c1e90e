import { describe, expect, test } from 'vitest'
import { parseFiles } from './rules-parse'
import { readStatus } from './rules-statuses'

// What a good guess gets wrong in headers of collections that were read for the first time: each in words of our own.

const read = (path: string, text: string) => {
  const { documents, findings, ignored } = parseFiles([{ path, text }])
  expect(ignored).toEqual([])
  return { ...documents[0]!, told: findings.map(({ line, reason }) => `${line} ${reason}`).join('\n') }
}

describe('a word that is near to a status', () => {
  test.each([
    'Recommended',
    'Unpublished',
    'Unapproved',
    'Undecided',
    'Unreleased',
    'Unfinished',
    'Unstable',
    'Selected',
    'Resolved',
    'Revised',
    'Updated',
    'Improved',
    'Skipped',
    'Reversed',
  ])('%s is no misspelling of another word: told, and a draft', (word) => {
    expect(readStatus(word, 'markdown')).toEqual({
      status: 'draft',
      note: `status "${word}" is not known; read as draft`,
      isUnknown: true,
    })
  })

  test.each([
    ['Acepted', 'accepted'],
    ['Rejcted', 'rejected'],
    ['Porposed', 'review'],
    ['Superseeeded', 'superseded'],
    ['Implmented', 'implemented'],
    ['imlpementd', 'implemented'],
  ])('%s is one with a slip in it', (word, status) => {
    expect(readStatus(word, 'markdown')).toMatchObject({ status })
  })

  test.each([
    ['Passed', 'accepted'],
    ['Tabled', 'postponed'],
    ['Activation-in-Progress', 'accepted'],
    ['New', 'draft'],
    ['Deleted 2020-07-20', 'withdrawn'],
  ])('%s is a word of its own', (word, status) => {
    const read = readStatus(word, 'markdown')
    expect([read.status, read.isUnknown]).toEqual([status, undefined])
  })
})

describe('a header', () => {
  test('in a table without bars at the ends of its rule (TensorFlow)', () => {
    const file = read(
      'rfcs/20180604-kernels.md',
      '# One kernel\n\n| Status        | Accepted       |\n:-------------- |:---------------------------- |\n' +
        '| **Author(s)** | Ada Ferro (Example), Bo Lind (bo@example.org) |\n| **Updated**   | 2018-06-04  |\n\n## Objective\n',
    )
    expect(file).toMatchObject({
      title: 'One kernel',
      status: 'accepted',
      authors: ['Ada Ferro (Example)', 'Bo Lind'],
      dates: { updated: '2018-06-04' },
    })
  })

  test('in a table with a cell too many, and with a name that has no value', () => {
    const file = read(
      'rfcs/20180605-kernels.md',
      '# One kernel\n\n| Status | Accepted |\n| :--- | :--- |\n| **RFC #** |\n| **Mentor** | Cy Tarn | |\n' +
        '| **Authors** | Ada Ferro & Bo Lind |\n| **Updated** | 2018-06-04 |\n\n## Objective\n',
    )
    expect(file).toMatchObject({ status: 'accepted', authors: ['Ada Ferro', 'Bo Lind'] })
    expect(file.told).toContain('6 header "Mentor" is not understood')
  })

  test('in a table without any bars at its ends', () => {
    const file = read(
      'rfcs/7-cache.md',
      '# One cache\n\nStatus | Accepted\n--- | ---\nAuthor | Ada Ferro\nCreated | 2018-06-04\n\nText | more.\n',
    )
    expect(file).toMatchObject({ status: 'accepted', authors: ['Ada Ferro'], dates: { created: '2018-06-04' } })
  })

  test('in the README of a folder that a short name and a number are the name of (XRPL)', () => {
    const file = read(
      'XLS-0033-tokens/README.md',
      '<pre>\n  xls: 33\n  title: One token\n  author: Ada Ferro <ada@example.org>, Bo Lind <bo@example.org>\n' +
        '  status: Final\n  category: Amendment\n  created: 2022-08-05\n</pre>\n\n# One token\n\nText.\n',
    )
    expect(file).toMatchObject({
      title: 'One token',
      sourceNumber: '33',
      status: 'implemented',
      authors: ['Ada Ferro', 'Bo Lind'],
      labels: ['amendment'],
      dates: { created: '2022-08-05' },
    })
    const deeper = read('XLS-0034-x/README.md', '<pre>\n    xls: 34\n    title: One asset\n    status: Draft\n</pre>\n')
    expect(deeper).toMatchObject({ title: 'One asset', status: 'draft', sourceNumber: '34', sourceStatus: 'Draft' })
    const chapter = parseFiles([{ path: 'part-01/README.md', text: '# Part one\n\nWhat is in this folder.\n' }])
    expect(chapter.ignored).toMatchObject([{ reason: 'describes its folder; not a proposal' }])
  })

  test('whose keys are written as one word (NEAR)', () => {
    const file = read(
      'neps/nep-0245.md',
      '---\nNEP: 245\nTitle: One token\nAuthor: Ada Ferro <<ada@example.org>>\nStatus: Final\n' +
        'DiscussionsTo: https://example.org/246\nLastUpdated: 2022-03-04\nSupersededBy: 300\n---\n\nText.\n',
    )
    expect(file).toMatchObject({ authors: ['Ada Ferro'], dates: { updated: '2022-03-04' }, sourceNumber: '245' })
    expect(file.links.map(({ rel, target }) => `${rel} ${target}`)).toEqual([
      'superseded-by 300',
      'discussion https://example.org/246',
    ])
    expect(file.told).not.toContain('not understood')
  })

  test('that says its number in two words, and where it was talked about beside its status (Stacks, Avalanche)', () => {
    const file = read(
      'sips/sip-x.md',
      '# Preamble\n\nSIP Number: 035\n\nTitle: One queue\n\nAuthor: Ada Ferro\n\n' +
        'Status: Activated ([Discussion](https://example.org/d/12))\n\nCreated: 2025-12-15\n\n# Abstract\n\nText.\n',
    )
    expect(file).toMatchObject({ sourceNumber: '35', status: 'implemented', title: 'One queue' })
    expect(file.links).toEqual([{ rel: 'discussion', target: 'Discussion', url: 'https://example.org/d/12' }])
  })
})

describe('a value in the brackets of a template', () => {
  const { dates, labels, title, told } = read(
    'FIPS/fip-0050.md',
    '---\nfip: "0050"\ntitle: <A title>\nstatus: Final\ntype: <Technical (Core)>\ncreated: <2022-12-05>\n---\n\n# FIP-0050: Calls\n\nText.\n',
  )
  test('is a day where one was filled in', () => expect(dates).toEqual({ created: '2022-12-05' }))
  test('is told where it may be what the template asks for', () => {
    expect({ labels, title }).toEqual({ labels: [], title: 'Calls' })
    expect(told.split('\n')).toEqual([
      '3 "title" stands in brackets as in a template, and is not taken: <A title>',
      '5 "type" stands in brackets as in a template, and is not taken: <Technical (Core)>',
    ])
  })
})

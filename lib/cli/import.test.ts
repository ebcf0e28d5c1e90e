import { expect, test } from 'vitest'
import { report } from './import'
import type { Terminal } from './terminal'

const result = {
  ...{ created: 2, updated: 0, unchanged: 1, import: 'im_1' },
  skipped: [{ file: 'a.csv', line: 3, reason: 'There are no words in it; left out.' }],
  findings: [],
}
function printed(isRead: boolean, dryRun = false) {
  const [out, said]: [string[], string[]] = [[], []]
  const screen: Terminal = { isRead, out: (line) => out.push(line), say: (line) => said.push(line), progress: () => {} }
  report(dryRun ? { ...result, import: undefined as never } : result, dryRun).print(screen)
  return { out, said }
}

test('at a terminal a person reads sentences, and how to take it back', () => {
  const { out, said } = printed(true)
  expect(out).toEqual([
    '2 created, 0 updated, 1 unchanged, 1 left out or not kept as written.',
    'npm run hub -- import undo im_1 takes it back.',
  ])
  expect(said).toEqual(['a.csv:3  There are no words in it; left out.'])
})

test('a dry run says so, and has nothing to take back', () => {
  expect(printed(true, true).out).toEqual([
    '2 created, 0 updated, 1 unchanged, 1 left out or not kept as written (a dry run: nothing was written).',
  ])
})

test('a program gets one line of JSON, as the contract says', () => {
  const { out, said } = printed(false)
  expect(out).toHaveLength(1)
  expect(JSON.parse(out[0]!)).toMatchObject({ created: 2, unchanged: 1, import: 'im_1', findings: [] })
  expect(said.at(-1)).toContain('2 created')
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Things whose texts are looked through when words are withdrawn or a person is erased. */
const LOOKED_THROUGH: [model: string, room: string][] = [
  ['Insight', 'insights'],
  ['RoadmapItem', 'roadmap'],
  ['Update', 'updates'],
  ['UpdateDraft', 'updates'],
]
/** Columns that hold codes and places, and no words of a person. */
const CODES = /^(id|audience|heard|heardOf|heardVersion|horizon|kind|quarter|rank|status)$|Id$/

test.each(LOOKED_THROUGH)('each text of %s is looked through for withdrawn words', (model, room) => {
  const schema = readFileSync(`prisma/schema/${room}.prisma`, 'utf8')
  const body = new RegExp(`^model ${model} \\{\n([\\s\\S]*?)^\\}`, 'm').exec(schema)?.[1] ?? ''
  const texts = [...body.matchAll(/^\s+(\w+)\s+String\??\s/gm)].map(([, name = '']) => name)
  expect(texts).toContain(model === 'Insight' ? 'statement' : 'title')
  const read = readFileSync(`lib/${room}/repo-texts.ts`, 'utf8')
  const missing = texts.filter((name) => !CODES.test(name) && !read.includes(` ${name}: true`))
  expect(missing, `select them in lib/${room}/repo-texts.ts, or name them in CODES of this test`).toEqual([])
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { seeded } from '@/lib/core/stats/random'
import { openEmbedder, openProducts, openRuntime } from './repo-model'
import { groupTexts } from './rules-grouping'
import { WIDTH } from './rules-model'

const folder = mkdtempSync(join(tmpdir(), 'reading-threads-'))
afterAll(() => rmSync(folder, { recursive: true }))

const ABOUT: Record<string, string[]> = {
  builds: ['the build', 'our CI pipeline', 'compiling the monorepo', 'the test suite', 'the cache of the build'],
  access: ['access to staging', 'my VPN login', 'permissions for the cluster', 'a new token', 'the approval of a role'],
  docs: ['the documentation', 'the runbook', 'the onboarding guide', 'the API reference', 'the page about deploys'],
  alerts: ['the pager', 'an alert at night', 'the on-call rota', 'noise from monitoring', 'a dashboard without owner'],
}
const SAID = [
  'I waited an hour for',
  'Nobody in our team understands',
  'Every week I lose time with',
  'It was Monday again and I gave up on',
  'Somebody should look after',
  'Last sprint we wrote a script to get around',
]
const WHEN = ['since the move.', 'in the morning.', 'before each release.', 'when it matters most.']

/** Texts about four things, in an order that mixes them. */
function remarks(): string[] {
  const random = seeded('remarks')
  const all = Object.values(ABOUT).flatMap((things) =>
    things.flatMap((thing) => SAID.flatMap((said) => WHEN.map((when) => `${said} ${thing} ${when}`))),
  )
  return all
    .map((text) => ({ text, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, 120)
    .map(({ text }) => text)
}

async function themesWith(threads: number, texts: readonly string[]) {
  const runtime = await openRuntime('native', threads)
  const [embedder, products] = [await openEmbedder(folder, runtime), await openProducts(runtime)]
  const languages = texts.map(() => 'en')
  const step = async () => undefined
  const vectors = await embedder.embed(texts)
  return groupTexts(texts, languages, vectors, { seed: 'themes', detail: 0, width: WIDTH, products, step })
}

describe('themes', () => {
  it('are the same for the same texts and seed on one thread and on two', async () => {
    const texts = remarks()
    const shape = (groups: Awaited<ReturnType<typeof themesWith>>) =>
      groups.map(({ label, terms, members }) => ({ label, terms, members: members.map((one) => one.at) }))
    const one = shape(await themesWith(1, texts))
    expect(one.length).toBeGreaterThan(2)
    expect(one.flatMap((group) => group.members).length).toBeGreaterThan(80)
    expect(shape(await themesWith(2, texts))).toEqual(one)
  }, 300_000)
})

import { beforeAll, describe, expect, test } from 'vitest'
import { listEvidence } from '@/lib/evidence/queries'
import { captureEvidence } from '@/lib/evidence/commands-capture'
import { captureSchema } from '@/lib/evidence/schema-capture'
import type { Actor } from '@/lib/core/actor'
import '@/lib/rooms'
import { db } from '@/lib/server/db'
import { actorOf, makePerson } from './make'

// A word that stands in a text is found, however it is joined to others, in whatever script, and with or without its marks.

const TEXTS = {
  slash: 'The API/SDK docs are out-of-date',
  address: 'Look at the page /wiki/build-times?id=42 for it',
  dot: 'It is done.Nobody looks at pipeline.yaml, says Runner.start',
  host: 'Health of 10.0.0.1:6443 at 10:30',
  version: 'Node 20.11.1 takes 3.5 hours',
  cplus: 'No modules in C++ yet',
  csharp: 'No modules in C# yet',
  japanese: 'CIのビルドがとても遅いです。毎日三十分待っています。',
  other: 'デプロイは速いのでとても助かります。',
  french: "Le déploiement est trop lent à l'été",
  german: 'Zürich misst die Größe der Läufe',
  wide: 'ＡＰＩ が使えません',
  long: `start${'x'.repeat(80)}/needle`,
  wrong: 'Builds are slow, not fast',
} as const
type Name = keyof typeof TEXTS

let reader: Actor
const names = new Map<string, Name>()
beforeAll(async () => {
  reader = actorOf(await makePerson({ role: 'pm' }))
  for (const [name, text] of Object.entries(TEXTS)) {
    const input = captureSchema.parse({ kind: 'ticket', text: 'x', occurredAt: '2026-03-02' })
    const piece = await captureEvidence(reader, input)
    // As it came in before addresses were masked.
    await db.evidence.update({ where: { id: piece.id }, data: { text } })
    names.set(piece.id, name as Name)
  }
})

const found = async (q: string): Promise<Name[]> => {
  const page = await listEvidence(reader, { q, limit: 100 })
  return page.data.flatMap(({ id }) => names.get(id) ?? []).sort()
}

describe('a search finds', () => {
  test.each<[string, Name[]]>([
    ['SDK', ['slash']],
    ['API', ['slash', 'wide']],
    ['API/SDK', ['slash']],
    ['out-of-date', ['slash']],
    ['build-times', ['address']],
    ['nobody', ['dot']],
    ['yaml', ['dot']],
    ['pipeline.yaml', ['dot']],
    ['yaml.pipeline', []],
    ['10.0.0.1', ['host']],
    ['10:30', ['host']],
    ['20.11.1', ['version']],
    ['3.5', ['version']],
    ['35', []],
    ['C++', ['cplus']],
    ['c#', ['csharp']],
    ['ビルド', ['japanese']],
    ['ルド', ['japanese']],
    ['遅い', ['japanese']],
    ['速い -ビルド', ['other']],
    ['ドビル', []],
    ['CIのビルド', ['japanese']],
    ['とても', ['japanese', 'other']],
    ['"三十分"', ['japanese']],
    ['deploiement', ['french']],
    ['déploiement', ['french']],
    ['été', ['french']],
    ['zurich', ['german']],
    ['Größe', ['german']],
    ['needle', ['long']],
    ['slow -fast', []],
    ['modules -C++', ['csharp']],
  ])('%s', async (q, expected) => {
    expect(await found(q)).toEqual([...expected].sort())
  })
})

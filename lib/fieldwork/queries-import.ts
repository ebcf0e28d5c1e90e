import { authorize, type Actor } from '@/lib/core/actor'
import { isoDay, systemClock } from '@/lib/core/clock'
import type { ImportChoice, ImportMapping } from '@/lib/core/imports'
import { normalizeText } from '@/lib/core/text/normalize'
import { db } from '@/lib/server/db'
import type { ImportFile } from '@/lib/server/room'
import { KIND_LABELS } from './presenter-labels'
import { listTeams } from './repo'
import { countSpeakers, importedParticipants, saidOfSession } from './rules-import'
import { readSession, textOfFile, type ReadSession } from './rules-read-file'
import { sessionKinds } from './schema'

const CONSENTS = [
  { value: '', label: 'Not recorded yet' },
  { value: 'this-study', label: 'This study only' },
  { value: '90-days', label: '90 days' },
  { value: 'a-year', label: 'A year' },
]

interface Known {
  path: string
  reading: ReadSession
}

const known = (files: readonly ImportFile[]): Known[] =>
  files.flatMap((file) => {
    const taken = textOfFile(file)
    const reading = 'reason' in taken ? taken : readSession(normalizeText(taken.text))
    return 'reason' in reading ? [] : [{ path: file.path, reading }]
  })

/** Each label with how often it speaks and who that is here. */
function speakerChoices(sessions: readonly Known[], mapping: ImportMapping): ImportChoice[] {
  const rows = new Map<string, ImportChoice>()
  for (const { reading } of sessions) {
    const counts = countSpeakers(reading.body)
    const how = { interviewer: reading.interviewer, speakers: mapping.speaker ?? {} }
    for (const person of importedParticipants(reading.body, new Date(0), how)) {
      for (const label of [person.speaker, ...person.labels]) {
        const before = rows.get(label)
        const count = (before?.count ?? 0) + (counts.get(label)?.turns ?? 0)
        rows.set(label, { field: 'speaker', from: label, to: person.email ?? person.pseudonym, count })
      }
    }
  }
  return [...rows.values()].sort((a, b) => b.count - a.count)
}

/** Who speaks in transcripts, and what of each session is asked before it is taken over. */
export async function sessionChoices(
  actor: Actor,
  files: readonly ImportFile[],
  mapping: ImportMapping = {},
): Promise<ImportChoice[]> {
  authorize(actor, 'session.write')
  const sessions = known(files)
  if (sessions.length === 0) return []
  const teams = (await listTeams(db)).map(({ name }) => ({ value: name, label: name }))
  const today = isoDay(systemClock())
  const all = (field: string, to: string, options: ImportChoice['options']): ImportChoice => ({
    field,
    from: '*',
    to: mapping[field]?.['*'] ?? to,
    count: sessions.length,
    ...(options && { options }),
  })
  return [
    ...speakerChoices(sessions, mapping),
    all(
      'sessionKind',
      'interview',
      sessionKinds.map((value) => ({ value, label: KIND_LABELS[value] })),
    ),
    all('team', '', [{ value: '', label: 'No team' }, ...teams]),
    all('consent', '', CONSENTS),
    ...sessions.map(({ path, reading }) => ({
      field: 'date',
      from: path,
      to: saidOfSession(mapping, path).date ?? reading.date ?? today,
      count: 1,
    })),
  ]
}

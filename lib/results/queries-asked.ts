import { groupBy } from '@/lib/core/group'
import { listAsWaves, listClosedWaveIds } from '@/lib/surveys/queries-record'
import { MAX_WAVES } from './queries-trend'
import { asksInWaves, waveNames, type Asked } from './rules-waves'

const recordsOf = async (ids: readonly string[]) =>
  new Map((await listAsWaves([...new Set(ids)])).map((survey) => [survey.id, survey]))

/** Which of some questions are one, asked in several waves; see `waveNames`. For callers that have authorized the reading. */
export async function groupWaves(asked: readonly Asked[]): Promise<Map<string, string>> {
  // A question that one survey asks has no other wave here: only the surveys of the others are read.
  const twice = [...groupBy(asked, ({ key }) => key).values()].filter((own) => own.length > 1).flat()
  return waveNames(asked, twice.length > 0 ? await recordsOf(twice.map(({ survey }) => survey)) : new Map())
}

/** The same question in the other closed waves of its series, the newest first. For callers that have authorized the reading. */
export async function otherWaves({ survey, key }: Asked): Promise<Asked[]> {
  const ids = (await listClosedWaveIds([survey], MAX_WAVES)).get(survey) ?? []
  const surveys = await recordsOf([survey, ...ids])
  const own = surveys.get(survey)
  if (!own) return []
  return [...surveys.values()]
    .filter((other) => asksInWaves(key, own, other))
    .sort((a, b) => (b.openedAt?.getTime() ?? 0) - (a.openedAt?.getTime() ?? 0) || a.id.localeCompare(b.id))
    .map((other) => ({ survey: other.id, key }))
}

import { listClosedWaveIds, listSurveysById } from '@/lib/surveys/queries-record'
import { MAX_WAVES } from './queries-trend'
import { asksInWaves, waveNames, type Asked } from './rules-waves'

const recordsOf = async (ids: readonly string[]) =>
  new Map((await listSurveysById([...new Set(ids)])).map((survey) => [survey.id, survey]))

/** Which of some questions are one, asked in several waves; see `waveNames`. For callers that have authorized the reading. */
export async function groupWaves(asked: readonly Asked[]): Promise<Map<string, string>> {
  if (asked.length === 0) return new Map()
  return waveNames(asked, await recordsOf(asked.map(({ survey }) => survey)))
}

/** The same question in the other closed waves of its series, the newest first. For callers that have authorized the reading. */
export async function otherWaves({ survey, key }: Asked): Promise<Asked[]> {
  const ids = (await listClosedWaveIds([survey], MAX_WAVES)).get(survey) ?? []
  const surveys = await recordsOf([survey, ...ids])
  const own = surveys.get(survey)
  if (!own) return []
  return [...surveys.values()]
    .filter((other) => asksInWaves(key, own, other))
    .sort((a, b) => (b.openedAt ?? '').localeCompare(a.openedAt ?? '') || a.id.localeCompare(b.id))
    .map((other) => ({ survey: other.id, key }))
}

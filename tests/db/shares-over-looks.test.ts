import { beforeAll, describe, expect, test } from 'vitest'
import { getResults } from '@/lib/results/queries'
import { shareResults } from '@/lib/results/commands-shares'
import { sharedResults } from '@/lib/results/queries-shares'
import { closeSurvey } from '@/lib/results/commands-close'
import type { Survey } from '@/lib/surveys/schema'
import { answer, many, opened, signIn } from './disclosure-make'
import { actorOf, makePerson } from './make'

const now = new Date('2026-12-01T10:00:00Z')
beforeAll(signIn)

const give = (survey: Survey, n: number, team: string) =>
  answer(
    survey,
    many(n, (i) => ({ team, answers: { a: 1 + (i % 5), s: 'x' } })),
  )

const tokenOf = ({ url }: { url: string }) => url.split('/').at(-1)!

describe('a share that promises a larger minimum', () => {
  test('keeps it over all its looks: what came in between is not told', async () => {
    const pm = actorOf(await makePerson({ role: 'pm' }))
    const survey = await opened({ disclosure: 'groups' })
    await give(survey, 13, 'Over A')
    await give(survey, 13, 'Over B')
    await getResults(pm, survey.id, {})
    const share = await shareResults(pm, { surveyId: survey.id, label: 'x', days: 7, minimum: 12, byTeam: true }, now)
    const look = async () => (await sharedResults(tokenOf(share), undefined, now)).results.questions[0]!
    expect(await look()).toMatchObject({ n: 26, suppressed: false })
    // Eight more: enough for those who work here, too few for whoever has the address.
    await give(survey, 8, 'Over C')
    expect((await getResults(pm, survey.id, {})).questions[0]).toMatchObject({ n: 34, suppressed: false })
    expect(await look()).toMatchObject({ n: null, suppressed: true })
    await give(survey, 8, 'Over C')
    expect(await look()).toMatchObject({ n: 42, suppressed: false })
    // Whoever gets an address now has seen nothing of the steps before.
    await closeSurvey(pm, survey.id, now)
    const late = await shareResults(pm, { surveyId: survey.id, label: 'y', days: 7, minimum: 12, byTeam: true }, now)
    const last = (await sharedResults(tokenOf(late), undefined, now)).results.questions[0]!
    expect(last).toMatchObject({ n: 42, suppressed: false })
    expect(last.groups!.filter((one) => !one.suppressed).map((one) => one.label)).toEqual([
      'Over A',
      'Over B',
      'Over C',
    ])
  })

  test('keeps it beside another share of the same survey: who has both learns of no smaller group', async () => {
    const pm = actorOf(await makePerson({ role: 'pm' }))
    const survey = await opened({ disclosure: 'groups' })
    await give(survey, 13, 'Beside A')
    await give(survey, 13, 'Beside B')
    await getResults(pm, survey.id, {})
    const shareBy = (minimum: number) =>
      shareResults(pm, { surveyId: survey.id, label: `${minimum}`, days: 7, minimum, byTeam: false }, now)
    const look = async (share: { url: string }) =>
      (await sharedResults(tokenOf(share), undefined, now)).results.questions[0]!
    const strict = await shareBy(12)
    expect(await look(strict)).toMatchObject({ n: 26, suppressed: false })
    await give(survey, 8, 'Beside B')
    expect((await getResults(pm, survey.id, {})).questions[0]).toMatchObject({ n: 34, suppressed: false })
    // Made now, it would show 34 by itself: less the 26 of the other one, what eight said, who are fewer than its ten.
    const lax = await shareBy(10)
    expect(await look(lax)).toMatchObject({ n: null, suppressed: true })
    expect(await look(strict)).toMatchObject({ n: null, suppressed: true })
    await give(survey, 8, 'Beside B')
    expect([await look(lax), await look(strict)]).toMatchObject([{ n: 42 }, { n: 42 }])
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { parseCsvRecords } from '@/lib/core/text/csv'
import { addEvidence, createInsight } from '@/lib/insights/commands'
import { getInsight } from '@/lib/insights/queries'
import { closeSurvey } from '@/lib/results/commands-close'
import { exportFile, exportResponses } from '@/lib/results/export/commands-export'
import { getOpportunity } from '@/lib/results/queries-crosstab'
import { importWithSurvey } from '@/lib/results/import/commands-responses'
import { getResults } from '@/lib/results/queries'
import { getTeamRanking } from '@/lib/results/queries-compare'
import { getTrend } from '@/lib/results/queries-trend'
import type { ExportFormat } from '@/lib/results/schema-api'
import { allJobs } from '@/lib/rooms'
import { db } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { getPublicSurvey } from '@/lib/surveys/answering/queries-public'
import { createSurvey, editSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import { importSurveys } from '@/lib/surveys/import/commands-survey'
import { getSurvey } from '@/lib/surveys/queries'
import type { Answers, CreateSurveyInput, Question } from '@/lib/surveys/schema'
import { actorOf, makePerson, makeTeam } from './make'

const now = new Date('2026-05-04T13:14:15Z')
const clock = () => now
let pm: Actor

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Survey", "Evidence", "Insight", "AuditEntry", "Person", "Team", "Outbox" CASCADE`
  pm = actorOf(await makePerson({ role: 'pm' }))
})

const interrupted: Question = {
  key: 'interrupted',
  type: 'rating',
  label: 'How often are you interrupted?',
  min: 1,
  max: 5,
  minLabel: 'Never',
  maxLabel: 'Always',
}
const ends: Question[] = [
  { ...interrupted, favourableEnd: 'low' },
  { key: 'deploys', type: 'rating', label: 'How often do you deploy?', favourableEnd: 'none' },
  { key: 'usual', type: 'rating', label: 'How easy is it?' },
  { key: 'minutes', type: 'number', label: 'How many minutes do you wait?', favourableEnd: 'low' },
]

async function answered(
  questions: CreateSurveyInput['questions'],
  give: (index: number) => Answers,
  { n = 10, team, at = now, ...over }: { n?: number; team?: string; at?: Date } & Partial<CreateSurveyInput> = {},
) {
  const made = await createSurvey(pm, { title: 'Work', anonymity: 'anonymous', questions, ...over }, at)
  const survey = await openSurvey(pm, made.id, at)
  for (let index = 0; index < n; index += 1)
    await respond(null, survey.publicToken, { answers: give(index), segments: { ...(team && { team }) } }, null, at)
  return survey.id
}
/** Seven of ten are always interrupted, two never. */
const often = (index: number) => (index < 7 ? 5 : index < 9 ? 1 : 3)
const change = async (id: string, favourableEnd: Question['favourableEnd']) => {
  const { questions } = await getSurvey(pm, id)
  await editSurvey(pm, id, { questions: questions.map((one) => ({ ...one, favourableEnd })) }, now)
  await drainOutbox(allJobs())
}

describe('the good end of a question', () => {
  test('decides what results, files and the API call favourable', async () => {
    const id = await answered(ends, (index) => ({
      ...{ interrupted: often(index), deploys: often(index), usual: often(index), minutes: index },
    }))
    // Who answers is not told what a good answer is.
    const { publicToken } = await getSurvey(pm, id)
    const asked = await getPublicSurvey(publicToken, undefined, now)
    expect(asked.questions[0]).toMatchObject({ key: 'interrupted', maxLabel: 'Always' })
    expect(JSON.stringify(asked)).not.toContain('favourable')

    const { questions } = await getResults(pm, id, {})
    const said = Object.fromEntries(questions.map((one) => [one.key, [one.favourableEnd, one.favourable, one.mean]]))
    expect(said).toEqual({
      interrupted: ['low', 0.2, 4],
      deploys: ['none', undefined, 4],
      usual: ['high', 0.7, 4],
      minutes: ['low', undefined, 4.5],
    })
    expect(questions[1]).not.toHaveProperty('favourable')
    expect(questions[1]!.distribution!.map((one) => one.count)).toEqual([2, 0, 1, 0, 7])

    const textOf = async (format: ExportFormat) => {
      const { survey, batches } = await exportResponses(pm, id, undefined)
      return exportFile(survey, batches, format).text()
    }
    const [head, ...lines] = parseCsvRecords(await textOf('codebook')).map((record) => record.cells)
    const at = head!.indexOf('good end')
    const ofFile = Object.fromEntries(lines.filter((cells) => cells[at]).map((cells) => [cells[0], cells[at]]))
    expect(ofFile).toEqual({ interrupted: 'low', deploys: 'none', usual: 'high', minutes: 'low' })
    const notes = await textOf('json')
    expect(notes).toContain('Low is good: of interrupted (How often are you interrupted?)')
    expect(notes).toContain('Neither end is good: of deploys')

    await expect(getOpportunity(pm, id, { importance: 'deploys', satisfaction: 'usual' })).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  test('of a number puts the team with the lowest mean first', async () => {
    const made = await createSurvey(pm, { title: 'Waits', anonymity: 'named', questions: [ends[3]!] }, now)
    const { id, publicToken } = await openSurvey(pm, made.id, now)
    for (let team = 0; team < 5; team += 1) {
      const own = await makeTeam({ name: `Team ${team}`, headcount: 20 })
      for (let index = 0; index < 9; index += 1) {
        const person = actorOf(await makePerson({ team: own }))
        await respond(person, publicToken, { answers: { minutes: 10 * team + (index % 3) } }, null, now)
      }
    }
    const [question] = (await getTeamRanking(pm, id)).questions
    expect(question).toMatchObject({ measure: 'mean', favourableEnd: 'low' })
    expect(question!.teams.map(({ name }) => name)).toEqual(['Team 0', 'Team 1', 'Team 2', 'Team 3', 'Team 4'])
    expect([question!.teams[0]!.position, question!.teams[4]!.position]).toEqual(['top', 'bottom'])
  })

  test('breaks a series where it changes, and is compared where it does not', async () => {
    const series = 'Work'
    const give = (index: number) => ({ interrupted: often(index) })
    let last = ''
    for (const [wave, favourableEnd] of (['high', 'low', 'low'] as const).entries()) {
      const at = new Date(now.getTime() + wave * 86_400_000)
      last = await answered([{ ...interrupted, favourableEnd }], give, { n: 40, series, at })
      await closeSurvey(pm, last, at)
    }
    const [question] = (await getTrend(pm, last)).questions
    expect(question!.points.map(({ changed }) => changed)).toEqual([null, 'end', null])
    expect(question!.points[1]!.change).toBeNull()
    expect(question!.points[2]!.change).not.toBeNull()
  })
})

describe('a good end that is changed with responses in', () => {
  test('is audited, hides small groups, and is told again by evidence and insights', async () => {
    const { id: team } = await makeTeam({ name: 'Mobile', headcount: 12 })
    const id = await answered([interrupted], (index) => ({ interrupted: often(index) }), { team })
    await closeSurvey(pm, id, now)
    const piece = await db.evidence.findFirstOrThrow({ where: { kind: 'survey-result', sourceId: id } })
    expect(piece.text).toMatch(/^How often are you interrupted\? 70.% favourable \(/)
    // Filed while the results were the wrong way round, and put right by hand.
    const insight = await createInsight(
      pm,
      { statement: 'Work is interrupted', evidence: [{ id: piece.id, stance: 'supports' }] },
      clock,
    )
    expect([insight.breadth.people, insight.peopleAgainst]).toEqual([2, 7])
    const link = { id: piece.id, stance: 'supports', agrees: 'favourable' } as const
    expect((await addEvidence(pm, insight.id, { evidence: [link] }, clock)).breadth.people).toBe(7)

    await change(id, 'low')
    const told = await db.evidence.findUniqueOrThrow({ where: { id: piece.id } })
    expect(told.text).toMatch(/^How often are you interrupted\? 20.% favourable \(lower is better, /)
    const after = await getInsight(pm, insight.id, clock)
    expect([after.breadth.people, after.peopleAgainst]).toEqual([7, 2])
    const audit = await db.auditEntry.findFirstOrThrow({ where: { action: 'survey.favourable-end' } })
    expect(JSON.stringify(audit)).toContain('"from":"high"')

    // Open again, what the closing recorded is told again as well.
    await openSurvey(pm, id, now)
    await change(id, 'none')
    const neither = await db.evidence.findUniqueOrThrow({ where: { id: piece.id } })
    expect(neither.text).toMatch(/on average/)
    expect(await db.evidenceGroup.count({ where: { evidenceId: piece.id } })).toBe(0)
    const { breadth, peopleAgainst } = await getInsight(pm, insight.id, clock)
    expect([breadth.people, peopleAgainst]).toEqual([0, 0])
  })

  test('shows nothing of five to seven any more, whoever sends the mark away', async () => {
    const id = await answered([interrupted], () => ({ interrupted: 1 }), { n: 6 })
    expect((await getResults(pm, id, {})).questions[0]).toMatchObject({ favourable: 1 / 6, favourableBound: 'at most' })
    await change(id, 'low')
    await change(id, 'high')
    const { questions } = await getSurvey(pm, id)
    expect(questions[0]!.favourableEndChanged).toBe(true)
    const { favourableEndChanged: _mark, ...sent } = questions[0]!
    await editSurvey(pm, id, { questions: [sent] }, now)
    const [result] = (await getResults(pm, id, {})).questions
    expect(result).toMatchObject({ suppressed: true, n: null, least: 8 })
    expect(result).not.toHaveProperty('favourable')
  })
})

describe('a file', () => {
  test('of answers says that nothing says which end is good', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => `${1 + (at % 5)},${1 + ((at * 2) % 5)}`)
    const file = { path: 'pain.csv', text: ['How painful are deploys?,How clear is it?', ...rows].join('\n') }
    const { findings, surveyIds } = await importWithSurvey(pm, [file], now)
    expect(findings!.map((one) => one.message)).toEqual([
      expect.stringMatching(/^2 scales: which end is good is not in the file; the high end is taken: “How-painful/),
    ])
    expect((await getSurvey(pm, surveyIds[0]!)).questions.map((one) => one.favourableEnd)).toEqual([
      undefined,
      undefined,
    ])
  })

  test('of a survey has the end that its words name, and keeps the one that was chosen here', async () => {
    const rate = (name: string, minRateDescription: string, maxRateDescription: string) => ({
      ...{ type: 'rating', name, title: name, rateMin: 1, rateMax: 5, minRateDescription, maxRateDescription },
    })
    const elements = [rate('ci', 'Very satisfied', 'Very dissatisfied'), rate('pain', 'Never', 'Always')]
    const file = { path: 'pulse.json', text: JSON.stringify({ title: 'Pulse', pages: [{ name: 'p', elements }] }) }
    const first = await importSurveys(pm, [file], now)
    const messages = (first.findings ?? []).map((one) => one.message)
    expect(messages).toContainEqual(
      expect.stringMatching(/^1 scale: which end is good is not in the file.*“pain” \(1 Never/),
    )
    expect(messages).toContainEqual(expect.stringMatching(/^1 scale: the low end is good, as its words say: “ci”/))
    const [id] = first.surveyIds as [string]
    const read = async () => (await getSurvey(pm, id)).questions.map((one) => one.favourableEnd)
    expect(await read()).toEqual(['low', undefined])
    const { questions } = await getSurvey(pm, id)
    await editSurvey(pm, id, { questions: questions.map((one) => ({ ...one, favourableEnd: 'low' as const })) }, now)
    const again = await importSurveys(pm, [file], now)
    expect([again.unchanged, again.findings ?? []]).toEqual([1, []])
    expect(await read()).toEqual(['low', 'low'])
  })
})

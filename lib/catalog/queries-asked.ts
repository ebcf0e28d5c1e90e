import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { AppError, notFound } from '@/lib/core/errors'
import { groupBy } from '@/lib/core/group'
import { getResults } from '@/lib/results/queries'
import { getWaveResults } from '@/lib/results/queries-trend'
import { db } from '@/lib/server/db'
import { listSurveys } from '@/lib/surveys/queries'
import { listQuestionRows, type QuestionRow } from './repo-asked'
import { isCapability } from './repo-capabilities'
import { adoptionOfPeople, canSay, chosenOf, loadOf, type AskedSurvey, type Asking } from './rules-asked'
import { stepsOf } from './rules-steps'
import { PURPOSES, type Adoption, type Asked, type Chosen, type Purpose } from './schema-asked'

const purposeOf = (text: string): Purpose => PURPOSES.find((one) => one === text) ?? 'chosen'

interface Read {
  title: string
  scheduleId: string | null
  questions: AskedSurvey['questions']
  waves: AskedSurvey[]
}

/** A survey and the waves of its series as this reader's results pages show them; null where there is nothing to read. */
async function readSurvey(actor: Actor, id: string): Promise<Read | null> {
  try {
    const { asked, waves } = await getWaveResults(actor, id)
    const { title, scheduleId, questions } = asked
    return {
      ...{ title, scheduleId, questions },
      waves: waves.map(({ survey, results }) => ({
        ...{ id: survey.id, title: survey.title, scheduleId: survey.scheduleId, questions: survey.questions },
        at: (survey.openedAt ?? survey.createdAt).slice(0, 10),
        ...{ invited: results.invited, results: results.questions },
      })),
    }
  } catch (error) {
    // Deleted meanwhile, or a draft again: then it asks nothing.
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}

/** The surveys that some questions are of, each read once. */
async function readSurveys(actor: Actor, rows: readonly QuestionRow[]): Promise<Map<string, Read>> {
  const ids = [...new Set(rows.map((row) => row.surveyId))]
  const read = await Promise.all(ids.map(async (id) => [id, await readSurvey(actor, id)] as const))
  return new Map(read.flatMap(([id, one]) => (one ? [[id, one] as const] : [])))
}

const askingsOf = (rows: readonly QuestionRow[], surveys: ReadonlyMap<string, Read>): Asking[] =>
  rows.flatMap(({ purpose, surveyId, questionKey, counts }) => {
    const read = surveys.get(surveyId)
    const link = { purpose: purposeOf(purpose), surveyId, questionKey, counts }
    return read
      ? [
          {
            link,
            asked: {
              scheduleId: read.scheduleId,
              question: read.questions.find(({ key }) => key === questionKey) ?? null,
            },
            waves: read.waves,
          },
        ]
      : []
  })

/** The same with the teams that its survey's results page shows, none that it hides. */
async function withTeams(reader: Actor, adoption: Adoption, rows: readonly QuestionRow[]): Promise<Adoption> {
  if (adoption.state !== 'shown') return adoption
  const { questions } = await getResults(reader, adoption.survey, { by: 'team' })
  const keys = new Set(rows.flatMap(({ purpose, questionKey }) => (purpose === 'steps' ? [questionKey] : [])))
  const question = questions.find(({ key }) => keys.has(key))
  const groups = (question?.groups ?? []).filter(({ value }) => value !== null)
  const teams = groups.flatMap(({ label, suppressed, ...figures }) => {
    const shown = suppressed ? null : stepsOf({ ...figures, type: question!.type }, undefined, null)
    return shown ? [{ team: label, ...shown }] : []
  })
  return { ...adoption, teams, hidden: groups.length - teams.length }
}

/** What surveys say of a capability: whether people chose it, and how much it takes to use it. @throws AppError not_found */
export async function getAsked(actor: MaybeActor, capabilityId: string): Promise<Asked> {
  const reader = authorize(actor, 'catalog.read')
  if (!(await isCapability(db, capabilityId))) throw notFound('This capability')
  const rows = await listQuestionRows(db, [capabilityId])
  const surveys = await readSurveys(reader, rows)
  const askings = askingsOf(rows, surveys)
  return {
    chosen: chosenOf(askings),
    adoption: await withTeams(reader, adoptionOfPeople(askings), rows),
    load: loadOf(askings),
    linked: rows.map(({ purpose, surveyId, questionKey }) => ({
      ...{ purpose: purposeOf(purpose), survey: surveyId, question: questionKey },
      title: surveys.get(surveyId)?.title ?? null,
    })),
  }
}

/** What share say that they chose each of some capabilities, for wherever adoption is told. */
export async function mapChosen(actor: MaybeActor, capabilityIds: readonly string[]): Promise<Map<string, Chosen>> {
  const reader = authorize(actor, 'catalog.read')
  const rows = capabilityIds.length > 0 ? await listQuestionRows(db, capabilityIds, 'chosen') : []
  const surveys = await readSurveys(reader, rows)
  const byCapability = groupBy(rows, (row) => row.capabilityId)
  return new Map(capabilityIds.map((id) => [id, chosenOf(askingsOf(byCapability.get(id) ?? [], surveys))]))
}

/** Surveys that are looked through for questions, and how many of these are offered for each purpose. */
const LOOKED_AT = 30
const OFFERED = 60

/** Questions that can be linked: of the newest surveys that were opened, those that can say it. */
export async function listAskable(
  actor: MaybeActor,
): Promise<{ purpose: Purpose; survey: string; title: string; question: string; label: string }[]> {
  const reader = authorize(actor, 'catalog.write')
  const { data } = await listSurveys(reader, { limit: LOOKED_AT })
  const opened = data.filter(({ status }) => status !== 'draft')
  return PURPOSES.flatMap((purpose) =>
    opened
      .flatMap(({ id, title, questions }) =>
        questions
          .filter((question) => canSay(purpose, question))
          .map(({ key, label }) => ({ purpose, survey: id, title, question: key, label })),
      )
      .slice(0, OFFERED),
  )
}

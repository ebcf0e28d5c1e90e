import { authorize, type MaybeActor } from '@/lib/core/actor'
import { DAY_MS, dayOf, isoDay } from '@/lib/core/clock'
import { AppError, conflict, invalidField, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { enqueue } from '@/lib/server/jobs'
import { log } from '@/lib/server/log'
import { assertTeamMinimum, invitePeople } from './commands-invite'
import { mailRemindersType } from './schema-jobs'
import { visibleStatuses } from '@/lib/surveys/policy'
import type { Schedule, ScheduleInput } from './schema'
import { promiseMissingMails } from './commands-mail'
import { listRemindable, claimReminderRound } from './repo-mail'
import { dueSchedules, insertSchedule, lockSchedule, updateSchedule } from './repo-schedules'
import { isDue, nextWaveAfter, opensAt, waveTitle } from './rules-cadence'
import { closeInTransaction, CLOSING_MS } from '@/lib/results/commands-close'
import { openInTransaction } from '@/lib/surveys/commands-status'
import { lockSurvey, updateSurvey, insertWave } from '@/lib/surveys/commands-record'
import { listFull, listOverdue } from '@/lib/surveys/queries-record'

const dayAt = (text: string): Date => new Date(`${text}T00:00:00Z`)
const yesterday = (now: Date): Date => new Date(dayOf(now).getTime() - DAY_MS)

/**
 * Lets a survey come again. It stays as it is, the template; each wave is a survey of its own in its series.
 * @throws AppError not_found, invalid
 */
export async function createSchedule(
  actor: MaybeActor,
  surveyId: string,
  input: ScheduleInput,
  now: Date,
): Promise<Schedule> {
  const author = authorize(actor, 'survey.write')
  if (dayAt(input.startsOn) < dayOf(now)) throw invalidField('startsOn', 'This day is over.')
  return transaction(async (tx) => {
    const template = await lockSurvey(tx, surveyId, visibleStatuses(author))
    if (!template) throw notFound('This survey')
    if (template.questions.length === 0) throw conflict('Add a question before it can come again.')
    assertTeamMinimum(template, input.audience)
    if (template.series === null) await updateSurvey(tx, surveyId, { series: template.title.slice(0, 200) })
    const schedule = await insertSchedule(
      tx,
      surveyId,
      input,
      nextWaveAfter(input.cadence, dayAt(input.startsOn), yesterday(now)),
      author.id,
    )
    await audit(
      tx,
      author,
      'survey.schedule',
      { kind: 'survey', id: surveyId },
      { cadence: input.cadence, startsOn: input.startsOn, daysOpen: input.daysOpen },
    )
    return schedule
  })
}

/** Stops a schedule, or lets it go on: then from its next day that is not over. */
export async function setScheduleActive(actor: MaybeActor, id: string, active: boolean, now: Date): Promise<Schedule> {
  const setter = authorize(actor, 'survey.write')
  return transaction(async (tx) => {
    const schedule = await lockSchedule(tx, id)
    if (!schedule) throw notFound('This schedule')
    const nextOn = active
      ? nextWaveAfter(schedule.cadence, dayAt(schedule.startsOn), yesterday(now))
      : schedule.nextOn && dayAt(schedule.nextOn)
    const opened = active && schedule.waves > 0 && schedule.cadence === 'once' ? null : nextOn
    await updateSchedule(tx, id, { active, nextOn: opened, ...(active && { trouble: null }) })
    await audit(tx, setter, active ? 'survey.schedule-resume' : 'survey.schedule-stop', {
      kind: 'survey',
      id: schedule.survey.id,
    })
    return { ...schedule, active, nextOn: opened ? isoDay(opened) : null, trouble: active ? null : schedule.trouble }
  })
}

/** Opens the wave of one schedule that is due: its questions, teams and people as they are now. Null when it is not due any more. */
async function openWave(tx: Tx, scheduleId: string, now: Date): Promise<string | null> {
  const schedule = await lockSchedule(tx, scheduleId)
  if (!schedule?.active || !schedule.nextOn || !isDue(dayAt(schedule.nextOn), now)) return null
  const template = await lockSurvey(tx, schedule.survey.id, ['draft', 'open', 'closed'])
  if (!template) return null
  const startsOn = dayAt(schedule.startsOn)
  // The day of this wave: the last due day, if earlier waves were missed.
  const day = lastDue(schedule, now)
  const id = await insertWave(tx, template.id, {
    title: waveTitle(template.series ?? template.title, schedule.cadence, day),
    series: template.series ?? template.title,
    scheduleId,
    wave: schedule.waves + 1,
    closesAt: new Date(opensAt(dayOf(now)).getTime() + schedule.daysOpen * DAY_MS),
    remindAfter: schedule.remindAfter,
    now,
  })
  const survey = await openInTransaction(tx, null, id, now)
  await invitePeople(
    tx,
    null,
    survey,
    { audience: schedule.audience, mail: schedule.mail, overrideReason: null },
    'wave',
    now,
  )
  await updateSchedule(tx, scheduleId, {
    waves: { increment: 1 },
    trouble: null,
    nextOn: nextWaveAfter(schedule.cadence, startsOn, dayOf(now)),
  })
  return id
}

function lastDue(schedule: Schedule, now: Date): Date {
  let day = dayAt(schedule.nextOn ?? schedule.startsOn)
  for (;;) {
    const next = nextWaveAfter(schedule.cadence, dayAt(schedule.startsOn), day)
    if (!next || !isDue(next, now)) return day
    day = next
  }
}

/** A wave that cannot be opened says why on its schedule, which goes on with the next. */
async function skipWave(scheduleId: string, why: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const schedule = await lockSchedule(tx, scheduleId)
    if (!schedule) return
    await updateSchedule(tx, scheduleId, {
      trouble: why.slice(0, 500),
      nextOn: nextWaveAfter(schedule.cadence, dayAt(schedule.startsOn), dayOf(now)),
    })
    await audit(tx, null, 'survey.wave-skipped', { kind: 'survey', id: schedule.survey.id })
  })
}

/** Opens every wave that is due, each in a transaction of its own. Safe to repeat, and to run twice at once. @returns the new surveys */
export async function openDueWaves(now: Date): Promise<string[]> {
  const opened: string[] = []
  for (const id of await dueSchedules(dayOf(now))) {
    try {
      const survey = await transaction((tx) => openWave(tx, id, now))
      if (survey) opened.push(survey)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      await skipWave(id, error.message, now)
    }
  }
  return opened
}

/** Closes these surveys, as a researcher would. */
async function closeAll(ids: readonly string[], now: Date): Promise<void> {
  for (const id of ids) {
    await transaction((tx) => closeInTransaction(tx, null, id, now), CLOSING_MS).catch((error: unknown) => {
      // Somebody closed it this moment.
      if (!(error instanceof AppError)) throw error
    })
  }
}

/** Closes surveys whose time is over. */
export const closeDue = async (now: Date): Promise<void> => closeAll(await listOverdue(now), now)

/** Closes surveys that have as many answers as they want. */
export const closeFull = async (now: Date): Promise<void> => closeAll(await listFull(), now)

/** Starts the reminder rounds that are due: one a survey, however many were missed. */
export async function startReminders(now: Date): Promise<void> {
  for (const { id, remindAfter, reminded, openedAt } of await listRemindable()) {
    const due = remindAfter.filter((days) => openedAt.getTime() + days * DAY_MS <= now.getTime()).length
    if (due <= reminded) continue
    await transaction(async (tx) => {
      if (!(await claimReminderRound(tx, id, reminded, due))) return
      await enqueue(tx, mailRemindersType, { surveyId: id, round: due })
      await audit(tx, null, 'survey.remind', { kind: 'survey', id }, { round: due })
    })
  }
}

/** What is to be done at this moment. */
export async function runSchedules(now: Date): Promise<void> {
  await closeDue(now)
  const opened = await openDueWaves(now)
  await startReminders(now)
  await promiseMissingMails()
  if (opened.length > 0) log().info({ waves: opened.length }, 'waves opened')
}

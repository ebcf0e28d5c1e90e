'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { systemClock } from '@/lib/core/clock'
import type { Result } from '@/lib/core/errors'
import type { PickerChoice } from '@/lib/core/picker'
import { paths } from '@/lib/core/paths'
import { id } from '@/lib/core/zod'
import { action, posted } from '@/lib/server/action'
import { orNotFound } from '@/lib/server/page'
import { editSurvey } from '@/lib/surveys/commands'
import { inviteToSurvey, setContactLimits } from './commands-invite'
import { pauseSurveys, setContactPreference, stopMail } from './commands-opt-out'
import { createSchedule, setScheduleActive } from './commands-schedules'
import { findRoleChoices, findTeamChoices } from './queries-invite'
import { contactLimitsSchema } from './rules-contact-limits'
import { channelsForm, inviteForm, pickerForm, preferenceForm, scheduleForm } from './schema-form'
import { languageFor } from '@/lib/surveys/rules-language'
import { NOTICE_LANGUAGES } from '@/lib/surveys/messages/presenter-notices'

// Forms hand their last result over first; each of these is a command behind the one wrapper.
const invite = action(inviteForm, (actor, { id: survey, ...input }) =>
  inviteToSurvey(actor, survey, input, systemClock()),
)
export async function inviteAction(_: unknown, form: FormData) {
  const result = await invite(form)
  revalidatePath(paths.surveys(), 'layout')
  return result
}

const schedule = action(scheduleForm, (actor, { id: survey, ...input }) =>
  createSchedule(
    actor,
    survey,
    { ...input, remindAfter: [...new Set(input.remindAfter)].sort((a, b) => a - b) },
    systemClock(),
  ),
)
export async function scheduleAction(_: unknown, form: FormData) {
  const result = await schedule(form)
  revalidatePath(paths.surveys(), 'layout')
  return result
}

const toggle = action(z.object({ id, active: z.enum(['yes', 'no']) }), (actor, input) =>
  setScheduleActive(actor, input.id, input.active === 'yes', systemClock()),
)
export async function toggleScheduleAction(form: FormData): Promise<void> {
  await toggle(form)
  revalidatePath(paths.surveys(), 'layout')
}

const ways = action(channelsForm, (actor, { id: survey, closesOn, ...input }) =>
  // Through its day: it closes when the day is over.
  editSurvey(actor, survey, { ...input, closesAt: closesOn === null ? null : `${closesOn}T23:59:00Z` }),
)
export async function saveChannelsAction(_: unknown, form: FormData) {
  const result = await ways(form)
  revalidatePath(paths.surveys(), 'layout')
  return result
}

const fatigue = action(contactLimitsSchema, setContactLimits)
export async function setContactLimitsAction(_: unknown, form: FormData) {
  const result = await fatigue(form)
  revalidatePath(paths.surveySchedules())
  return result
}

const preference = action(preferenceForm, (actor, { quietUntil, noMail }) =>
  setContactPreference(actor, { noMail, quietUntil: quietUntil === null ? null : new Date(quietUntil) }),
)
export async function preferenceAction(_: unknown, form: FormData) {
  const result = await preference(form)
  revalidatePath(paths.settings())
  return result
}

const text = (form: FormData, name: string): string => String(posted(form).get(name) ?? '')

/** From a mail, without signing in: no more mail, or nothing for a while. */
export async function optOutAction(form: FormData): Promise<void> {
  const key = text(form, 'key')
  if (text(form, 'what') === 'quiet') await orNotFound(pauseSurveys(key, systemClock()))
  else await orNotFound(stopMail(key))
  const language = languageFor('en', NOTICE_LANGUAGES, text(form, 'lang'), [])
  redirect(
    paths.asks(key, {
      done: text(form, 'what') === 'quiet' ? 'quiet' : 'mail',
      lang: language === 'en' ? undefined : language,
    }),
  )
}

const findTeams = action(pickerForm, findTeamChoices)
/** Teams for a picker, by words of their names. */
export async function findTeamsAction(text: string): Promise<Result<PickerChoice[]>> {
  return findTeams({ text })
}

const findRoles = action(pickerForm, findRoleChoices)
/** Disciplines for a picker, by words. */
export async function findRolesAction(text: string): Promise<Result<PickerChoice[]>> {
  return findRoles({ text })
}

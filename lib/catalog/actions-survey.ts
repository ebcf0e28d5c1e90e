'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { action } from '@/lib/server/action'
import { askAbout } from './commands-survey'
import { capabilitySurveyForm } from './schema-survey'

const ask = action(capabilitySurveyForm, (actor, { capability, template }) =>
  askAbout(actor, capability, { template }, systemClock()),
)
/** Drafts a survey about a capability, and opens it. */
export async function askAboutAction(_: unknown, form: FormData) {
  const result = await ask(form)
  if (!result.ok) return result
  revalidatePath(paths.surveys())
  redirect(paths.surveyEdit(result.data.survey))
}

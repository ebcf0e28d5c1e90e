import { cache } from 'react'
import { notFound } from 'next/navigation'
import { can, type Actor } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import type { Action } from '@/lib/core/permissions'
import { pageActorWith } from '@/lib/server/session'
import { getSurvey } from '@/lib/surveys/queries'
import type { Survey } from '@/lib/surveys/schema'

/** What is not there, or not this person's to see, is a page that is not there. */
export async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}

/** The survey of a page, for someone who may do `action`; read once a request. */
export const surveyOfPage = cache(
  async (id: string, action: Action): Promise<{ actor: Actor; survey: Survey; mayWrite: boolean }> => {
    const actor = await pageActorWith(action)
    return { actor, survey: await orNotFound(getSurvey(actor, id)), mayWrite: can(actor, 'survey.write') }
  },
)

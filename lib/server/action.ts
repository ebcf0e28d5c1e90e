import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { unauthenticated, AppError, type Result, type Typed } from '@/lib/core/errors'
import type { Actor } from '@/lib/core/actor'
import { storableDeep } from '@/lib/core/input'
import { parse } from '@/lib/core/zod'
import { isDatabaseAway, isOvertaken, isTooSlow, noteDatabaseAway, OVERTAKEN, TOO_SLOW } from './database-away'
import { log } from './log'
import { consume } from './rate-limit'
import { currentActor } from './session'

const LIMIT = { count: 600, seconds: 60 }

/** A posted form as an object; a name that comes twice, or ends in "[]", becomes a list. */
export function formObject(form: FormData): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (const key of new Set(form.keys())) {
    if (key.startsWith('$ACTION')) continue
    const values = form.getAll(key)
    const list = key.endsWith('[]') || values.length > 1
    object[key.replace(/\[\]$/, '')] = list ? values : values[0]
  }
  return object
}

/** What an action was called with as a form; an empty one where a caller sent something else, which the schema then refuses. */
export const posted = (form: unknown): FormData => (form instanceof FormData ? form : new FormData())

/** A posted form's texts by name, without what React adds. */
function typedIn(form: FormData): Typed {
  const typed: Typed = {}
  for (const [name, value] of form)
    if (typeof value === 'string' && !name.startsWith('$ACTION')) (typed[name] ??= []).push(value)
  return typed
}

/** Whether a form came as browsers send it, without the script that would keep what was typed. */
const withoutScript = async (): Promise<boolean> => !(await headers()).has('next-action')

/** What was thrown, as a result: refusals in their own words, anything else logged and plain. */
export function failure(error: unknown): Extract<Result<never>, { ok: false }> {
  if (error instanceof AppError) {
    return {
      ok: false,
      code: error.code,
      message: error.message,
      ...(error.fieldErrors && { fieldErrors: error.fieldErrors }),
    }
  }
  log().error({ err: error }, 'an action failed')
  if (isOvertaken(error)) return { ok: false, code: 'conflict', message: OVERTAKEN }
  if (isTooSlow(error)) return { ok: false, code: 'unavailable', message: `${TOO_SLOW} Nothing was saved.` }
  if (isDatabaseAway(error)) {
    noteDatabaseAway()
    return { ok: false, code: 'unavailable', message: 'The database does not answer. Try again in a moment.' }
  }
  return { ok: false, code: 'internal', message: 'Something failed on our side. Nothing was saved; try again.' }
}

/**
 * A server action from a command: who asks, the schema, the rate limit and the typed result, in one place.
 * Takes an object or a posted form.
 */
export const action =
  <S extends z.ZodType, T>(schema: S, command: (actor: Actor, input: z.output<S>) => Promise<T>) =>
  async (input: z.input<S> | FormData): Promise<Result<T>> => {
    try {
      const actor = await currentActor()
      if (!actor) throw unauthenticated()
      await consume(`person:${actor.id}`, LIMIT)
      const raw = input instanceof FormData ? formObject(input) : input
      return { ok: true, data: await command(actor, parse(schema, storableDeep(raw))) }
    } catch (error) {
      unstable_rethrow(error)
      return {
        ...failure(error),
        ...(input instanceof FormData && (await withoutScript()) && { sent: typedIn(input) }),
      }
    }
  }

/**
 * The files that were chosen in a field of a form. Where none is, a browser sends an empty one without a name, and a form that
 * is sent by script arrives with one that is called "undefined" (Next 16.4.6): nobody has chosen that.
 */
export const postedFiles = (form: FormData, name: string): File[] =>
  posted(form)
    .getAll(name)
    .filter(
      (one): one is File => one instanceof File && (one.size > 0 || (one.name !== '' && one.name !== 'undefined')),
    )

/** A file of a form as an import takes it; empty where none was chosen, which the import's schema refuses. */
export async function postedFile(form: FormData, name = 'file'): Promise<{ path: string; text: string }> {
  const [file] = postedFiles(form, name)
  return file ? { path: file.name, text: await file.text() } : { path: '', text: '' }
}

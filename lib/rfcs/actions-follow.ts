'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { systemClock } from '@/lib/core/clock'
import { action, posted } from '@/lib/server/action'
import type { Posted } from './actions'
import { changePreferences, follow, readNotices, renewFeedKey } from './commands-follow'
import { followForm } from './schema-forms'
import { preferenceInput } from './schema-follow'

// What one follows is shown on many pages, and the count beside the room's name on all.
const refresh = () => revalidatePath('/', 'layout')

const following = action(followForm, async (actor, input) => {
  await follow(actor, input, systemClock())
  refresh()
})
export async function followAction(_before: Posted, form: FormData): Promise<Posted> {
  return following(form)
}

/** The same by the buttons of one form: "follow label:ci". */
export async function chooseFollowAction(_before: Posted, form: FormData): Promise<Posted> {
  const [, state = '', target = ''] = /^(\S*) (.*)$/s.exec(String(posted(form).get('choice') ?? '')) ?? []
  const one = new FormData()
  one.set('target', target)
  one.set('state', state)
  return following(one)
}

const read = action(
  z.object({ id: z.string().max(100).optional(), upTo: z.iso.datetime().optional() }),
  async (actor, { id, upTo }) => {
    await readNotices(actor, { ids: id === undefined ? undefined : [id], upTo }, systemClock())
    refresh()
  },
)
export async function readAction(_before: Posted, form: FormData): Promise<Posted> {
  return read(form)
}

const prefer = action(preferenceInput, async (actor, input) => {
  await changePreferences(actor, input)
  refresh()
})
export async function preferAction(_before: Posted, form: FormData): Promise<NonNullable<Posted>> {
  return prefer(form)
}

const renew = action(z.object({}), async (actor) => {
  await renewFeedKey(actor)
  refresh()
})
export async function renewFeedAction(_before: Posted, form: FormData): Promise<Posted> {
  return renew(form)
}

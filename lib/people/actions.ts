'use server'

import { revalidatePath } from 'next/cache'
import { paths } from '@/lib/core/paths'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { systemClock } from '@/lib/core/clock'
import { id } from '@/lib/core/zod'
import { action, posted } from '@/lib/server/action'
import { sessionCookieName } from '@/lib/server/session'
import { changeMe, changePerson, changeTeam, createPerson, createTeam } from './commands'
import { confirmErasure, erasePerson } from './commands-erase'
import { importPeople } from './commands-import'
import { signOutEverywhere } from './commands-session'
import { createToken, revokeToken } from './commands-tokens'
import {
  eraseForm,
  meForm,
  peopleFile,
  personEditForm,
  personForm,
  teamEditForm,
  teamForm,
  tokenForm,
} from './schema-forms'

/** Ends this browser's session. */
export async function signOut(): Promise<never> {
  const name = sessionCookieName()
  const jar = await cookies()
  jar.set(name, '', { maxAge: 0, path: '/', httpOnly: true, sameSite: 'lax', secure: name.startsWith('__Secure-') })
  redirect(paths.signIn())
}

const endSessions = action(z.object({}), signOutEverywhere)
export async function signOutAll(): Promise<void> {
  await endSessions({})
  redirect(paths.signIn())
}

// Forms hand their last result over first; each of these is a command behind the one wrapper.
const makeToken = action(tokenForm, (actor, { purpose, ...input }) =>
  createToken(actor, { ...input, name: purpose }, systemClock()),
)
export async function addToken(_: unknown, form: FormData) {
  const result = await makeToken(form)
  revalidatePath(paths.settings())
  return result
}

const endToken = action(z.object({ id }), (actor, input) => revokeToken(actor, input.id, systemClock()))
export async function removeToken(form: FormData): Promise<void> {
  await endToken(form)
  revalidatePath(paths.settings())
}

const saveMe = action(meForm, changeMe)
export async function editMe(_: unknown, form: FormData) {
  const result = await saveMe(form)
  revalidatePath('/', 'layout')
  return result
}

const makeTeam = action(teamForm, createTeam)
export async function addTeam(_: unknown, form: FormData) {
  const result = await makeTeam(form)
  if (result.ok) redirect(paths.people({ view: 'teams' }))
  return result
}

const saveTeam = action(teamEditForm, (actor, { id: team, ...change }) => changeTeam(actor, team, change))
export async function editTeam(_: unknown, form: FormData) {
  const result = await saveTeam(form)
  if (result.ok) redirect(paths.people({ view: 'teams' }))
  return result
}

const makePerson = action(personForm, createPerson)
export async function addPerson(_: unknown, form: FormData) {
  const result = await makePerson(form)
  if (result.ok) redirect(paths.person(result.data.id))
  return result
}

const savePerson = action(personEditForm, (actor, { id: person, ...change }) => changePerson(actor, person, change))
export async function editPerson(_: unknown, form: FormData) {
  const result = await savePerson(form)
  if (result.ok) revalidatePath(paths.person(result.data.id))
  return result
}

const takeList = action(peopleFile, (actor, file) => importPeople(actor, [file]))
export async function importList(_: unknown, form: FormData) {
  const file = posted(form).get('file')
  const given = file instanceof File ? { path: file.name, text: await file.text() } : { path: '', text: '' }
  return takeList(given)
}

const erase = action(eraseForm, async (actor, { id: person, confirm }) => {
  await confirmErasure(actor, person, confirm)
  return erasePerson(actor, person, systemClock())
})
export async function eraseForGood(_: unknown, form: FormData) {
  const result = await erase(form)
  if (result.ok) redirect(paths.people())
  return result
}

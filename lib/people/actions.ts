'use server'

import { revalidatePath } from 'next/cache'
import { paths } from '@/lib/core/paths'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { systemClock } from '@/lib/core/clock'
import { id } from '@/lib/core/zod'
import { action, postedFile } from '@/lib/server/action'
import { sessionCookieName } from '@/lib/server/session'
import { changeMe, changePerson, changeTeam, createPerson, createTeam, removeTeam } from './commands'
import { changeDepartment, createDepartment, removeDepartment } from './commands-departments'
import { confirmErasure, erasePerson } from './commands-erase'
import { importPeople } from './commands-import'
import { signOutEverywhere } from './commands-session'
import { createToken, revokeToken } from './commands-tokens'
import {
  departmentEditForm,
  departmentForm,
  eraseForm,
  meForm,
  peopleFile,
  personEditForm,
  personForm,
  teamEditForm,
  teamForm,
  teamStateForm,
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

const saveTeam = action(teamEditForm, (actor, { id: team, ...change }) =>
  changeTeam(actor, team, change, systemClock()),
)
export async function editTeam(_: unknown, form: FormData) {
  const result = await saveTeam(form)
  if (result.ok) redirect(paths.people({ view: 'teams' }))
  return result
}

const endTeam = action(z.object({ id }), (actor, input) => removeTeam(actor, input.id))
export async function deleteTeam(_: unknown, form: FormData) {
  const result = await endTeam(form)
  if (result.ok) redirect(paths.people({ view: 'teams' }))
  return result
}

const putAway = action(teamStateForm, (actor, { id: team, archived }) =>
  changeTeam(actor, team, { archived }, systemClock()),
)
export async function archiveTeam(_: unknown, form: FormData) {
  const result = await putAway(form)
  if (result.ok) redirect(paths.people({ view: 'teams' }))
  return result
}

const makeDepartment = action(departmentForm, createDepartment)
export async function addDepartment(_: unknown, form: FormData) {
  const result = await makeDepartment(form)
  if (result.ok) redirect(paths.department(result.data.id))
  return result
}

const saveDepartment = action(departmentEditForm, (actor, { id: department, ...change }) =>
  changeDepartment(actor, department, change),
)
export async function editDepartment(_: unknown, form: FormData) {
  const result = await saveDepartment(form)
  if (result.ok) revalidatePath(paths.department(result.data.id))
  return result
}

const endDepartment = action(z.object({ id }), (actor, input) => removeDepartment(actor, input.id))
export async function deleteDepartment(_: unknown, form: FormData) {
  const result = await endDepartment(form)
  if (result.ok) redirect(paths.people({ view: 'departments' }))
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
  return takeList(await postedFile(form))
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

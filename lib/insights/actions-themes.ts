'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { paths } from '@/lib/core/paths'
import type { Result } from '@/lib/core/errors'
import { listThemeNames } from '@/lib/evidence/queries-themes'
import { findLatestThemeRuns } from '@/lib/reading/queries'
import { action } from '@/lib/server/action'
import { startThemeRun } from './commands-themes'
import { cancelThemeRun, mergeTheme, renameTheme, splitTheme, unmergeTheme, unsplitTheme } from './commands-themes-edit'
import { themeRunSchema, type ThemeRun } from './schema'
import {
  runForm,
  startRunForm,
  themeForm,
  themeLabelForm,
  themeMergeForm,
  themePinForm,
  themeSplitForm,
} from './schema-forms'

const refresh = () => revalidatePath(paths.themes(), 'layout')

const start = action(startRunForm, async (actor, input) => (await startThemeRun(actor, input)).id)
export async function startRunAction(input: { detail: number }): Promise<Result<string>> {
  return start(input)
}

const cancel = action(runForm, async (actor, { run }) => cancelThemeRun(actor, run))
export async function cancelRunAction(input: { run: string }): Promise<Result<void>> {
  return cancel(input)
}

const latest = action(z.object({}), async (actor) => {
  const runs = await findLatestThemeRuns(actor)
  return runs.latest && themeRunSchema.parse(runs.latest)
})
/** The newest run, to show how far it is. */
export async function latestRunAction(): Promise<Result<ThemeRun | null>> {
  return latest({})
}

const rename = action(themeLabelForm, async (actor, { theme, label, pinned }) => {
  await renameTheme(actor, theme, { label, pinned })
  refresh()
})
export async function renameThemeAction(input: {
  theme: string
  label: string
  pinned?: boolean
}): Promise<Result<void>> {
  return rename(input)
}

const pin = action(themePinForm, async (actor, { theme, pinned }) => {
  await renameTheme(actor, theme, { pinned })
  refresh()
})
export async function pinThemeAction(input: { theme: string; pinned: boolean }): Promise<Result<void>> {
  return pin(input)
}

const names = action(z.object({}), (actor) => listThemeNames(actor))
export async function themeNamesAction(): Promise<Result<{ id: string; label: string }[]>> {
  return names({})
}

const merge = action(themeMergeForm, async (actor, { theme, into }) => {
  await mergeTheme(actor, theme, { into })
  refresh()
})
export async function mergeThemeAction(input: { theme: string; into: string }): Promise<Result<void>> {
  return merge(input)
}

const unmerge = action(themeForm, async (actor, { theme }) => {
  await unmergeTheme(actor, theme)
  refresh()
})
export async function unmergeThemeAction(input: { theme: string }): Promise<Result<void>> {
  return unmerge(input)
}

const split = action(themeSplitForm, async (actor, { theme, e, label }) => {
  const made = await splitTheme(actor, theme, { evidence: e, ...(label && { label }) })
  refresh()
  return { id: made.id, label: made.label }
})
export async function splitThemeAction(input: {
  theme: string
  e: string[]
  label?: string
}): Promise<Result<{ id: string; label: string }>> {
  return split(input)
}

const unsplit = action(themeForm, async (actor, { theme }) => {
  await unsplitTheme(actor, theme)
  refresh()
})
export async function unsplitThemeAction(input: { theme: string }): Promise<Result<void>> {
  return unsplit(input)
}

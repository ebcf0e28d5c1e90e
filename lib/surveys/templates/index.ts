import { goldenPath, incident, onboarding, retirement } from './moments'
import { castle, cognitiveLoad } from './yearly'
import { pulse } from './pulse'
import type { Template } from './types'

/** Surveys to begin with, in the order they are offered. */
export const TEMPLATES: readonly Template[] = [
  pulse,
  onboarding,
  incident,
  goldenPath,
  retirement,
  castle,
  cognitiveLoad,
]

export const templateOf = (id: string | undefined): Template | undefined =>
  TEMPLATES.find((template) => template.id === id)

export type { Template }

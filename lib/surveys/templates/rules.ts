import { goldenPath, incident, onboarding, retirement } from './rules-moments'
import {
  adoptionFunnel,
  afterMigration,
  afterRfc,
  afterSupport,
  aiTools,
  beforeWeBuild,
  chosenOrTold,
} from './rules-product'
import { castle, cognitiveLoad } from './rules-yearly'
import { pulse } from './rules-pulse'
import type { Template } from './rules-make'

/** Surveys to begin with, in the order they are offered. */
export const TEMPLATES: readonly Template[] = [
  pulse,
  onboarding,
  incident,
  goldenPath,
  adoptionFunnel,
  chosenOrTold,
  beforeWeBuild,
  afterSupport,
  afterMigration,
  afterRfc,
  aiTools,
  retirement,
  castle,
  cognitiveLoad,
]

export const templateOf = (id: string | undefined): Template | undefined =>
  TEMPLATES.find((template) => template.id === id)

export type { Template }

import type { Capability } from '@/lib/catalog/schema-capabilities'

const FIELDS = [
  ...(['id', 'name', 'description', 'stage', 'teamId', 'owner', 'docs', 'repository', 'dashboard'] as const),
  ...(['goldenPath', 'goldenPathSupported', 'retireBy', 'replacement', 'plan'] as const),
] as const

/** What a form changes of a capability. */
export type EditedCapability = Pick<Capability, (typeof FIELDS)[number]>

/** These fields alone: the teams of a capability are long, and whatever a form is given goes to the browser. */
export const editedOf = (capability: Capability): EditedCapability =>
  Object.fromEntries(FIELDS.map((field) => [field, capability[field]])) as EditedCapability

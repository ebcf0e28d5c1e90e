import { authorize, type Actor } from '@/lib/core/actor'
import { conflict, invalidField, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction, type Db } from '@/lib/server/db'
import { listTemplates, type TemplateView } from './queries-templates'
import {
  countTemplates,
  insertTemplate,
  lockTemplates,
  maxTemplates,
  ownTemplate,
  templateNamed,
  updateTemplate,
} from './repo-templates'
import { sectionsOf } from './rules-sections'
import type { TemplateEdit, TemplateInput } from './schema-templates'
import { templates } from './rules-templates'

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

/** A template that nobody could satisfy as it stands is refused: what it requires are headings that it has. */
const check = (input: TemplateInput): void => {
  const headings = sectionsOf(input.body).map((section) => section.name)
  const missing = input.required.filter((name) => !headings.some((heading) => same(heading, name)))
  if (missing.length) throw invalidField('required', `The text has no such heading: ${missing.join(', ')}.`)
  if (input.founded !== null && !input.required.some((name) => same(name, input.founded!)))
    throw invalidField('founded', 'Only a required section can be asked for what it stands on.')
}

const freeName = async (name: string, id: string | null, on: Db): Promise<void> => {
  const taken = await templateNamed(name, on)
  if (templates.some((one) => same(one.name, name)) || (taken && taken.id !== id))
    throw invalidField('name', 'Another template, perhaps an archived one, has this name.')
}

const viewOf = async (actor: Actor, id: string): Promise<TemplateView> =>
  (await listTemplates(actor)).find((one) => one.id === id)!

/** Adds a template of the workspace's own. @throws AppError invalid where its name is taken or a required heading is not in its text */
export async function addTemplate(actor: Actor, input: TemplateInput, now: Date): Promise<TemplateView> {
  authorize(actor, 'rfc.template')
  check(input)
  const id = await transaction(async (tx) => {
    await lockTemplates(tx)
    await freeName(input.name, null, tx)
    if ((await countTemplates(tx)) >= maxTemplates)
      throw conflict(`There are ${maxTemplates} templates; change one that is not used any more.`)
    const made = await insertTemplate(tx, input, now)
    await audit(tx, actor, 'rfc.template', { kind: 'rfc-template', id: made.id }, { name: input.name, version: 1 })
    return made.id
  })
  return viewOf(actor, id)
}

/**
 * Changes a template, archives it or brings it back. RFCs begun from it ask for its sections as they are now.
 * @throws AppError not_found; conflict where somebody changed it since `baseVersion`
 */
export async function editTemplate(
  actor: Actor,
  id: string,
  { baseVersion, archived, ...input }: TemplateEdit,
  now: Date,
): Promise<TemplateView> {
  authorize(actor, 'rfc.template')
  check(input)
  await transaction(async (tx) => {
    await lockTemplates(tx)
    const before = await ownTemplate(id, tx)
    if (!before) throw notFound('This template')
    await freeName(input.name, id, tx)
    const archivedAt = archived ? (before.archivedAt ?? now) : null
    if (!(await updateTemplate(tx, id, baseVersion, { ...input, archivedAt }, now)))
      throw conflict('Somebody changed this template meanwhile. Look at it again.')
    await audit(
      tx,
      actor,
      'rfc.template',
      { kind: 'rfc-template', id },
      { name: input.name, version: baseVersion + 1, archived },
    )
  })
  return viewOf(actor, id)
}

import { authorize, type Actor } from '@/lib/core/actor'
import { ownTemplate, ownTemplates } from './repo-templates'
import { templateById, templates, type RfcTemplate } from './rules-templates'

type Own = NonNullable<Awaited<ReturnType<typeof ownTemplate>>>

/** A template of the workspace's own in the shape of those that come with the hub. */
const asTemplate = ({ id, name, about, body, required, founded, labels }: Own): RfcTemplate => ({
  id,
  name,
  about,
  body,
  required,
  labels,
  format: 'markdown',
  ...(founded !== null && { founded }),
})

/** A template by id, and whether a new RFC may be begun from it: those of the hub always, the workspace's own until they are archived. */
async function lookUp(id: string): Promise<{ template: RfcTemplate; offered: boolean } | null> {
  const builtIn = templateById(id)
  if (builtIn) return { template: builtIn, offered: true }
  const own = await ownTemplate(id)
  return own && { template: asTemplate(own), offered: own.archivedAt === null }
}

/** A template by id, archived or not: an RFC goes on asking for the sections of the one it was begun from. */
export const templateOf = async (id: string | null | undefined): Promise<RfcTemplate | null> =>
  id ? ((await lookUp(id))?.template ?? null) : null

/** One that a new RFC may be begun from; null for one that is archived. */
export async function offeredTemplate(id: string): Promise<RfcTemplate | null> {
  const found = await lookUp(id)
  return found?.offered ? found.template : null
}

const templateView = (own: Own) => ({
  ...asTemplate(own),
  required: own.required,
  labels: own.labels,
  founded: own.founded,
  version: own.version as number | null,
  archived: own.archivedAt !== null,
  builtIn: false,
})
export type TemplateView = ReturnType<typeof templateView>

/** What a new RFC can be begun from: what comes with the hub, then the workspace's own by name; archived ones last. */
export async function listTemplates(actor: Actor): Promise<TemplateView[]> {
  authorize(actor, 'rfc.read')
  const own = (await ownTemplates()).map(templateView)
  const builtIn = templates.map((one): TemplateView => ({
    ...one,
    required: [...one.required],
    labels: [],
    founded: one.founded ?? null,
    version: null,
    archived: false,
    builtIn: true,
  }))
  return [...builtIn, ...own.filter((one) => !one.archived), ...own.filter((one) => one.archived)]
}

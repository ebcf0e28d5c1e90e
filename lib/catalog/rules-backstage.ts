import { LineCounter, parseAllDocuments } from 'yaml'
import { invalid } from '@/lib/core/errors'
import type { ImportFinding, Skipped } from '@/lib/core/imports'
import { isVisible } from '@/lib/core/text/normalize'
import { yamlValue } from '@/lib/core/text/yaml-value'
import { shortened } from '@/lib/core/text/excerpt'
import type { Stage } from './schema-capabilities'

/** An entity of a Backstage catalogue as a capability. */
export interface CatalogEntity {
  line: number
  /** "component:default/search", lower case: what identifies it. */
  ref: string
  name: string
  description: string
  /** "group:default/search-team" without what is the same for all: the bare name where it is a group. */
  owner: { kind: string; name: string } | null
  ownerRef: string
  stage: Stage
  docs: string | null
}

const KINDS = ['component', 'api', 'resource', 'system', 'template']
/** Kinds whose own validator wants an owner. */
const OWNED = ['component', 'api', 'resource', 'system']
const STAGE: Readonly<Record<string, Stage>> = {
  experimental: 'launch',
  production: 'maturation',
  deprecated: 'retirement',
}

/** As @backstage/catalog-model 1.10.1 has it: letters and digits, - _ . between them, at most 63. */
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/
const NAMESPACE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

type Fields = Record<string, unknown>
const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** "group:default/team-a", "team-a", "user:jo": kind and name; a group where no kind is written. Compared in lower case. */
export function ownerOf(ref: string): { kind: string; name: string } | null {
  const match = /^(?:([^:/\s]+):)?(?:([^:/\s]+)\/)?([^:/\s]+)$/.exec(ref.trim())
  return match ? { kind: (match[1] ?? 'group').toLowerCase(), name: (match[3] ?? '').toLowerCase() } : null
}

/** A link of the entity that says it is documentation. */
function docsOf(metadata: Fields): string | null {
  const links = Array.isArray(metadata.links) ? metadata.links.map(fields) : []
  const isDocs = (link: Fields) => /doc/i.test(`${text(link.title)} ${text(link.type)} ${text(link.icon)}`)
  const url = text(links.find(isDocs)?.url)
  return /^https?:\/\//.test(url) ? url : null
}

interface Read {
  entities: CatalogEntity[]
  skipped: Skipped[]
  findings: ImportFinding[]
}

/**
 * The entities of a catalog-info.yaml, which may hold several documents. What is no capability (groups, users, locations, a
 * company's own kinds) is left out by name; an entity without an owner is taken, as a gap that shows.
 * @throws AppError invalid with the line where the file is no YAML
 */
export function readCatalogFile(file: string, yaml: string): Read {
  const lines = new LineCounter()
  const documents = parseAllDocuments(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const read: Read = { entities: [], skipped: [], findings: [] }
  for (const document of 'empty' in documents ? [] : documents) {
    const error = document.errors[0]
    if (error) throw invalid(`${file}, line ${lines.linePos(error.pos[0]).line}: this is no YAML (${error.message}).`)
    const start = document.contents?.range?.[0]
    if (start === undefined) continue
    const line = lines.linePos(start).line
    const content = yamlValue(document, 100)
    if ('problem' in content) throw invalid(`${file}, line ${line}: this is no YAML (${content.problem}).`)
    const entity = fields(content.value)
    const skip = (reason: string) => read.skipped.push({ file, line, reason })
    if (Object.keys(entity).length === 0) continue
    const [kind, metadata, spec] = [text(entity.kind), fields(entity.metadata), fields(entity.spec)]
    const [name, namespace] = [text(metadata.name), text(metadata.namespace) || 'default']
    if (!/^[a-z0-9.-]+\/v\d/.test(text(entity.apiVersion))) skip('It has no apiVersion of Backstage.')
    else if (!KINDS.includes(kind.toLowerCase())) skip(`The kind ${kind || '(none)'} is no capability.`)
    else if (!NAME.test(name)) skip(`The name "${name.slice(0, 80)}" is not one that Backstage takes.`)
    else if (!NAMESPACE.test(namespace) || namespace.length > 63)
      skip(`The namespace "${namespace.slice(0, 80)}" is not one that Backstage takes.`)
    else {
      const [ownerRef, lifecycle] = [text(spec.owner), text(spec.lifecycle).toLowerCase()]
      const note = (key: string, message: string) => read.findings.push({ file, line, key, message })
      if (ownerRef === '' && OWNED.includes(kind.toLowerCase()))
        note('owner', `${name} has no owner; Backstage refuses it.`)
      if (lifecycle !== '' && !STAGE[lifecycle])
        note('lifecycle', `"${lifecycle}" is no stage that is known: taken as enhancement.`)
      const title = text(metadata.title)
      read.entities.push({
        line,
        ref: `${kind}:${namespace}/${name}`.toLowerCase(),
        name: shortened(isVisible(title) ? title : name, 100),
        description: shortened(text(metadata.description), 2_000),
        owner: ownerRef === '' ? null : ownerOf(ownerRef),
        ownerRef: ownerRef.slice(0, 200),
        stage: STAGE[lifecycle] ?? 'enhancement',
        docs: docsOf(metadata),
      })
    }
  }
  return read
}

import type { Metadata } from 'next'
import { KitForm } from '@/components/catalog/kit-form'
import { KitPart } from '@/components/catalog/kit-part'
import { buttonStyle } from '@/components/ui/button-style'
import { PageHeader, Section } from '@/components/ui/page-header'
import { getKit, listQuotable } from '@/lib/catalog/queries-kit'
import { can, type Actor } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { plural } from '@/lib/core/format'
import { apiPaths, paths } from '@/lib/core/paths'
import { formatDay } from '@/lib/core/relative-time'
import type { EvidenceKind } from '@/lib/evidence/schema'
import { listCapabilityItems } from '@/lib/roadmap/queries-capability'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'
import { quotesBehind } from '@/lib/updates/queries-trail'

export const metadata: Metadata = { title: 'Onboarding kit' }

const ITEMS_LOOKED_AT = 5
const QUOTES_EACH = 4

/** What nobody said: a figure, or the text of a proposal. */
const NO_VOICE: ReadonlySet<EvidenceKind> = new Set(['measurement', 'survey-result', 'rfc'])

/** Pieces to choose from: what is quoted already, and the newest behind items about the capability. */
async function quotableFor(actor: Actor, id: string, chosen: readonly string[]) {
  const items = await listCapabilityItems(actor, id, ITEMS_LOOKED_AT)
  const behind = await Promise.all(items.map((item) => quotesBehind(actor, item.id, QUOTES_EACH)))
  const ids = [...new Set([...chosen, ...behind.flat().map((piece) => piece.id)])]
  const pieces = (await listQuotable(actor, ids)).filter(
    (piece) => chosen.includes(piece.id) || !NO_VOICE.has(piece.kind),
  )
  return pieces.map((piece) => ({ id: piece.id, text: piece.text, chosen: chosen.includes(piece.id) }))
}

/** What somebody needs who begins with a capability: on the screen, on paper, and as Markdown. */
export default async function KitPage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([pageActorWith('catalog.read'), params])
  const now = systemClock()
  const kit = await orNotFound(getKit(actor, id, now))
  const writes = can(actor, 'catalog.write')
  const quotable = writes ? await quotableFor(actor, id, kit.written.quotes) : []
  const missing = kit.parts.reduce((sum, part) => sum + part.missing.length, 0)
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Capabilities', href: paths.capabilities() },
          { label: kit.capability.name, href: paths.capability(id) },
        ]}
        title={`Begin with ${kit.capability.name}`}
        facts={`As of ${formatDay(now)}.${missing > 0 ? ` ${plural(missing, 'thing is', 'things are')} missing.` : ''}`}
        overflow={
          <a href={apiPaths.capabilityKit(id)} className={buttonStyle({ variant: 'ghost' })} download>
            As Markdown
          </a>
        }
      />
      <div className={writes ? 'grid gap-x-12 xl:grid-cols-[minmax(0,1fr)_minmax(22rem,28rem)]' : undefined}>
        <article
          aria-label={`Begin with ${kit.capability.name}`}
          className="max-w-3xl min-w-0 [&>section:first-child]:border-t-0 [&>section:first-child]:pt-0"
        >
          {kit.parts.map((part) => (
            <KitPart key={part.name} part={part} capability={id} writes={writes} />
          ))}
        </article>
        {writes && (
          <div data-no-print className="min-w-0 xl:[&>section]:border-t-0 xl:[&>section]:pt-0">
            <Section title="What is written by hand">
              <KitForm kit={kit} quotable={quotable} />
            </Section>
          </div>
        )}
      </div>
    </>
  )
}

import { systemClock } from '@/lib/core/clock'
import type { Actor } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import type { Item } from '@/lib/roadmap/schema'
import { listSurveysToldOn } from '@/lib/updates/queries-survey'
import { findItemDraft, previewSaid } from '@/lib/updates/queries-drafts'
import type { Forecast } from '@/lib/updates/rules'
import type { ItemUpdateKind } from '@/lib/updates/schema'
import { KIND_TEXT } from './labels'
import { PublishForm } from './publish-form'
import { Said } from './said'
import { ShipPreview } from './ship-preview'
import { ToldOnSurveys } from './told-on-surveys'

const QUOTES = 4

/** The form of an update with its preview beside it, filled from the draft where there is one. */
export async function WriteUpdate(props: { actor: Actor; item: Item; kind: ItemUpdateKind; forecast: Forecast }) {
  const { actor, item, kind, forecast } = props
  const [draft, said, surveys] = await Promise.all([
    findItemDraft(actor, item.id, kind),
    previewSaid(actor, item.id, 'developers', QUOTES),
    listSurveysToldOn(actor, item.id),
  ])
  return (
    <div className="mb-8 grid items-start gap-8 lg:grid-cols-2">
      <PublishForm
        key={kind}
        id={item.id}
        kind={kind}
        title={item.title}
        draft={draft}
        against={forecast.against}
        cancel={paths.item(item.id)}
        now={systemClock()}
      />
      <div className="min-w-0 space-y-4">
        <ShipPreview
          item={item.id}
          form="ship-form"
          initial={draft?.title ?? item.title}
          label={KIND_TEXT[kind].label}
          said={said.length > 0 ? <Said pieces={said} /> : null}
          saidTo={['everyone', 'developers', 'managers', 'opposed']}
        />
        <ToldOnSurveys surveys={surveys} />
      </div>
    </div>
  )
}

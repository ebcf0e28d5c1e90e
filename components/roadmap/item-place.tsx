import { Section } from '@/components/ui/page-header'
import { findItemsAction, mergeAction, placeAction, statusAction } from '@/lib/roadmap/actions'
import { splitAction } from '@/lib/roadmap/actions-views'
import type { PickerChoice } from '@/lib/core/picker'
import type { Why } from '@/lib/roadmap/queries'
import { HORIZONS, type Item } from '@/lib/roadmap/schema'
import { ActionForm } from '@/components/ui/action-form'
import { AreaField, NumberField, SelectField, TextField } from '@/components/ui/form-fields'
import { SearchPicker } from '@/components/ui/search-picker'
import { HORIZON_LABELS } from './labels'

/** Moves an item without the board, merges it, takes it off or puts it back. */
export function ItemPlace({
  item,
  questions,
  insights,
  similar,
}: {
  item: Item
  questions: Why['questions']
  insights: Why['insights']
  /** Items that may mean the same. */
  similar: PickerChoice[]
}) {
  const steps = item.actions.filter((step) => step.to !== 'shipped' && step.allowed)
  if (steps.length === 0) return null
  return (
    <Section id="place" title={item.status === 'open' ? 'Place on the board' : 'Dropped'}>
      {item.status === 'open' && <PlaceForm item={item} questions={questions} />}
      {steps.map((step) => (
        <div key={step.to} className="mt-4">
          <ActionForm action={statusAction} submit={step.verb} variant="secondary" size="sm" inline>
            <input type="hidden" name="id" value={item.id} />
            <input type="hidden" name="status" value={step.to} />
            <TextField name="why" label="Why" optional maxLength={500} fieldClassName="w-80 max-w-full" />
          </ActionForm>
        </div>
      ))}
      {item.status === 'open' && <SplitForm item={item} insights={insights} />}
      {item.status === 'open' && (
        <details className="mt-4">
          <summary className="text-sm text-ink-2">Merge into another item</summary>
          <ActionForm action={mergeAction} submit="Merge" variant="secondary" size="sm">
            <input type="hidden" name="id" value={item.id} />
            <SearchPicker
              name="into"
              legend="Merge into another item"
              help="Insights, votes, issues and, where the other has none, the measurable outcome go there. This can be undone."
              choices={similar}
              chosen={[]}
              search={findItemsAction}
              except={item.id}
              single
            />
          </ActionForm>
        </details>
      )}
    </Section>
  )
}

/** A part of the item as an item of its own, with the insights that go with it. */
function SplitForm({ item, insights }: { item: Item; insights: Why['insights'] }) {
  return (
    <details className="mt-4">
      <summary className="text-sm text-ink-2">Split a part off</summary>
      <div className="mt-2 max-w-prose">
        <ActionForm action={splitAction} submit="Split" variant="secondary" size="sm">
          <input type="hidden" name="id" value={item.id} />
          <TextField name="title" label="Title of the part" maxLength={200} />
          <AreaField name="problem" label="Its problem" optional rows={2} maxLength={10_000} />
          <div className="flex flex-wrap gap-5">
            <NumberField name="effort" label="Its person-weeks" />
            <NumberField name="effortLeft" label="Left here" optional defaultValue={item.score?.effort ?? ''} />
          </div>
          {insights.length > 0 && (
            <SearchPicker
              name="insights"
              legend="Insights that go with it"
              help="The others stay."
              choices={insights.map((one) => ({ id: one.insightId, label: one.statement }))}
              chosen={[]}
            />
          )}
        </ActionForm>
      </div>
    </details>
  )
}

function PlaceForm({ item, questions }: { item: Item; questions: Why['questions'] }) {
  const asks = item.horizon === 'now' ? {} : questions
  return (
    <ActionForm action={placeAction} submit="Move" variant="secondary" inline className="place-form">
      <input type="hidden" name="id" value={item.id} />
      <SelectField name="horizon" label="Column" defaultValue={item.horizon} fieldClassName="min-w-28 flex-1">
        {HORIZONS.map((horizon) => (
          <option key={horizon} value={horizon}>
            {HORIZON_LABELS[horizon]}
          </option>
        ))}
      </SelectField>
      <SelectField name="place" label="Place" defaultValue="top" fieldClassName="min-w-28 flex-1">
        <option value="top">At the top</option>
        <option value="end">At the end</option>
      </SelectField>
      {asks.commitNote && (
        <AreaField
          name="commitNote"
          label="Why now?"
          help={asks.commitNote}
          optional
          rows={2}
          maxLength={1_000}
          fieldClassName="for-now w-full max-w-prose"
        />
      )}
      {asks.opposition && (
        <AreaField
          name="opposition"
          label="Who wants the opposite, and what do you answer?"
          help={asks.opposition}
          optional
          rows={2}
          maxLength={2_000}
          fieldClassName="for-now w-full max-w-prose"
        />
      )}
    </ActionForm>
  )
}

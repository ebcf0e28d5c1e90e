import type { ReactNode } from 'react'
import { formatNumber } from '@/lib/core/format'
import { findInsightsAction, findItemsAction } from '@/lib/roadmap/actions'
import type { ItemChoices } from '@/lib/roadmap/queries-choices'
import { ALTERNATIVES, HORIZONS, KINDS, type Item } from '@/lib/roadmap/schema'
import { AreaField, NumberField, SelectField, TextField } from '@/components/ui/form-fields'
import { SearchPicker } from '@/components/ui/search-picker'
import { TitleField } from './title-field'
import { ALTERNATIVE_LABELS, HORIZON_LABELS, IMPACTS, KIND_HELP, KIND_LABELS } from './labels'

/** What the fields of a new item hold before anything is typed. */
export interface ItemDraft {
  title?: string
  problem?: string
  rfcNumber?: number
}

/** The fields of a new item, or of one that is changed. */
export function ItemFields({
  item,
  draft = {},
  choices,
  chosen,
}: {
  item?: Item
  draft?: ItemDraft
  choices: ItemChoices
  /** Ids of insights. */
  chosen: readonly string[]
}) {
  const impacts =
    item && !IMPACTS.some((one) => one.value === item.score?.impact)
      ? [{ value: item.score?.impact ?? 1, label: formatNumber(item.score?.impact ?? 1) }, ...IMPACTS]
      : IMPACTS
  return (
    <>
      <TitleField value={item?.title ?? draft.title} except={item?.id} />
      <AreaField
        name="problem"
        label="Problem"
        optional
        maxLength={10_000}
        defaultValue={item?.problem ?? draft.problem}
        help="Who is affected, and how."
      />
      <SearchPicker
        name="insights"
        legend="Insights"
        help="Reach and confidence come from the evidence behind these."
        choices={choices.insights}
        chosen={chosen}
        search={findInsightsAction}
      />
      <div className="grid gap-5 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <SelectField
          name="kind"
          label="Kind"
          defaultValue={item?.kind ?? 'docs'}
          help="Choose the cheapest that works."
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {KIND_LABELS[kind]}: {KIND_HELP[kind].toLowerCase()}
            </option>
          ))}
        </SelectField>
        {!item && (
          <SelectField name="horizon" label="Column" defaultValue="later" help="It goes to the end.">
            {HORIZONS.map((horizon) => (
              <option key={horizon} value={horizon}>
                {HORIZON_LABELS[horizon]}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      <Noted note="impactNote" noteLabel="Why this impact" value={item?.impactNote}>
        <SelectField name="impact" label="Impact on each person" defaultValue={String(item?.score?.impact ?? 1)}>
          {impacts.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
      </Noted>
      <Noted note="effortNote" noteLabel="Why this effort" value={item?.effortNote}>
        <NumberField name="effort" label="Effort, person-weeks" defaultValue={item?.score?.effort} />
      </Noted>
      <Noted note="reachNote" noteLabel="Source of the number" value={item?.reachNote}>
        <NumberField name="reachEstimate" label="Additional reach" optional defaultValue={item?.reachEstimate ?? ''} />
      </Noted>
      <AreaField
        name="outcome"
        label="Outcome"
        optional
        maxLength={2_000}
        defaultValue={item?.outcome}
        help="Agreed before building: which number moves, from what to what, by when."
      />
      <details className="border-y py-3" open={(item?.alternatives.length ?? 0) > 0}>
        <summary className="font-medium">What else was considered</summary>
        <p className="mt-2 text-sm text-ink-2">Why the cheaper one is not enough. Empty: not considered.</p>
        <div className="mt-3 space-y-4">
          {ALTERNATIVES.map((kind) => (
            <TextField
              key={kind}
              name={`whyNot.${kind}`}
              label={ALTERNATIVE_LABELS[kind]}
              optional
              maxLength={1_000}
              defaultValue={item?.alternatives.find((one) => one.kind === kind)?.whyNot}
            />
          ))}
          <TextField
            name="reviewAt"
            label="Ask “build or buy” again on"
            type="date"
            optional
            className="max-w-44"
            defaultValue={item?.reviewAt ?? ''}
          />
        </div>
      </details>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="theme"
          label="Theme"
          optional
          maxLength={60}
          defaultValue={item?.theme}
          help="A word that items of one subject share."
        />
        <TextField
          name="quarter"
          label="Quarter"
          optional
          maxLength={7}
          placeholder="2026-Q4"
          className="max-w-32"
          defaultValue={item?.quarter ?? ''}
        />
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField name="teamId" label="Team that builds it" optional defaultValue={item?.teamId ?? ''}>
          <option value="">Not decided</option>
          {choices.teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField name="capabilityId" label="Capability" optional defaultValue={item?.capabilityId ?? ''}>
          <option value="">None of the catalog</option>
          {choices.capabilities.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <details className="border-y py-3" open={(item?.needs.length ?? 0) > 0}>
        <summary className="font-medium">Needs first</summary>
        <div className="mt-3">
          <SearchPicker
            name="needs"
            legend="Items that have to be done before"
            help="A circle is refused."
            choices={choices.items}
            chosen={item?.needs ?? []}
            search={findItemsAction}
            except={item?.id}
          />
        </div>
      </details>
      <AreaField
        name="commitNote"
        label={item ? 'Why now' : 'If it starts in Now: why now?'}
        optional
        rows={2}
        maxLength={1_000}
        defaultValue={item?.commitNote}
        help="Asked where evidence, outcome or alternatives are missing. Readers see it."
      />
      <AreaField
        name="opposition"
        label="Who wants the opposite, and what do you answer?"
        optional
        rows={2}
        maxLength={2_000}
        defaultValue={item?.opposition}
        help="Asked before Now where the evidence is contested."
      />
      <details className="border-y py-3" open={draft.rfcNumber !== undefined}>
        <summary className="font-medium">RFC and WSJF</summary>
        <div className="mt-3 grid gap-5 sm:grid-cols-3">
          <NumberField
            name="rfcNumber"
            label="RFC number"
            optional
            defaultValue={item?.rfcNumber ?? draft.rfcNumber ?? ''}
          />
          <NumberField name="urgency" label="Urgency, 1–10" optional defaultValue={item?.urgency ?? ''} />
          <NumberField
            name="riskReduction"
            label="Risk reduction, 1–10"
            optional
            defaultValue={item?.riskReduction ?? ''}
          />
        </div>
      </details>
    </>
  )
}

/** A number that somebody sets, and what they base it on. */
function Noted(props: { note: string; noteLabel: string; value?: string; children: ReactNode }) {
  return (
    <div className="grid gap-5 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      {props.children}
      <TextField name={props.note} label={props.noteLabel} optional maxLength={2_000} defaultValue={props.value} />
    </div>
  )
}

import type { ReactNode } from 'react'
import { paths } from '@/lib/core/paths'
import { Checkbox, ChoiceGroup } from '@/components/ui/choice'
import { TextLink } from '@/components/ui/link'
import { formatNumber, plural } from '@/lib/core/format'
import { HORIZONS, KINDS, type Item } from '@/lib/roadmap/schema'
import { AreaField, NumberField, SelectField, TextField } from '@/components/ui/form-fields'
import { HORIZON_LABELS, IMPACTS, KIND_HELP, KIND_LABELS } from './labels'

export interface InsightChoice {
  id: string
  statement: string
  people: number
  confidence: number
}

/** The fields of a new item, or of one that is changed. */
export function ItemFields({
  item,
  insights,
  chosen,
}: {
  item?: Item
  insights: InsightChoice[]
  chosen: readonly string[]
}) {
  const impacts =
    item && !IMPACTS.some((one) => one.value === item.score?.impact)
      ? [{ value: item.score?.impact ?? 1, label: formatNumber(item.score?.impact ?? 1) }, ...IMPACTS]
      : IMPACTS
  return (
    <>
      <TextField
        name="title"
        label="Title"
        maxLength={200}
        defaultValue={item?.title}
        help="What will be different, not how it is built."
      />
      <AreaField
        name="problem"
        label="Problem"
        optional
        maxLength={10_000}
        defaultValue={item?.problem}
        help="Whose day it spoils, and how."
      />
      <InsightPicker insights={insights} chosen={chosen} />
      <div className="grid gap-5 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <SelectField
          name="kind"
          label="Kind"
          defaultValue={item?.kind ?? 'docs'}
          help="The thinnest that serves the need."
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
      <Noted note="reachNote" noteLabel="Where that number is from" value={item?.reachNote}>
        <NumberField name="reachEstimate" label="People not heard" optional defaultValue={item?.reachEstimate ?? ''} />
      </Noted>
      <AreaField
        name="outcome"
        label="Outcome"
        optional
        maxLength={2_000}
        defaultValue={item?.outcome}
        help="Agreed before building: which number moves, from what to what, by when."
      />
      <details className="border-y py-3">
        <summary className="font-medium">RFC and WSJF</summary>
        <div className="mt-3 grid gap-5 sm:grid-cols-3">
          <NumberField name="rfcNumber" label="RFC number" optional defaultValue={item?.rfcNumber ?? ''} />
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

function InsightPicker({ insights, chosen }: { insights: InsightChoice[]; chosen: readonly string[] }) {
  return (
    <ChoiceGroup
      name="insights"
      legend="Insights"
      help="Reach and confidence come from the evidence behind these. Those best founded stand first."
    >
      {insights.length === 0 && (
        <p className="text-sm text-ink-2">
          There is no insight yet. <TextLink href={paths.insightNew()}>Make one from evidence</TextLink>, or go on
          without: the item will say so.
        </p>
      )}
      <div className="max-h-72 space-y-1.5 overflow-y-auto rounded-md border p-3 empty:hidden">
        {insights.map((insight) => (
          <Checkbox
            key={insight.id}
            name="insights[]"
            value={insight.id}
            defaultChecked={chosen.includes(insight.id)}
            label={insight.statement}
            help={`${plural(insight.people, 'person', 'people')} · confidence ${formatNumber(insight.confidence)} of 10`}
          />
        ))}
      </div>
    </ChoiceGroup>
  )
}

import { formatIsoDay } from '@/lib/core/relative-time'
import { ActionForm } from '@/components/ui/action-form'
import { Status } from '@/components/ui/badge'
import { AreaField, NumberField, SelectField, TextField } from '@/components/ui/form-fields'
import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { Still } from '@/components/ui/still'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { recordOutcomeAction, stateOutcomeAction } from '@/lib/outcomes/actions'
import {
  formatEstimate,
  formatStated,
  RESULT_LABELS,
  RESULT_TONES,
  unitOfChange,
  whyNoInterval,
} from '@/lib/outcomes/presenter-labels'
import { metricHref } from '@/lib/outcomes/rules-delivery-metrics'
import { metricWords } from '@/lib/outcomes/rules-format'
import type { MeasureWords } from '@/lib/results/schema-measures'
import type { Outcome } from '@/lib/outcomes/schema-outcome'
import type { Item } from '@/lib/roadmap/schema'
import { OutcomeChart } from './outcome-chart'

function Measure({
  label,
  value,
  ci,
  unit,
  why,
  isChange = false,
}: {
  label: string
  value: number | null
  ci: readonly [number, number] | null
  unit: string
  /** Why there is no interval, where there is none. */
  why: string
  /** A rise has its sign, as a fall does. */
  isChange?: boolean
}) {
  const sign = isChange && value !== null && value > 0 ? '+' : ''
  return (
    <div>
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className={`text-md tabular-nums ${value === null ? 'text-ink-3' : ''}`}>
        {value === null ? 'Not measured' : `${sign}${formatEstimate(value, unit, ci)}`}
      </dd>
      {value !== null && (
        <dd className="text-xs text-ink-3 tabular-nums">
          {ci ? `likely ${formatEstimate(ci[0], '', ci)} to ${formatEstimate(ci[1], '', ci)}` : `no interval: ${why}`}
        </dd>
      )}
    </div>
  )
}

const hrefOf = ({ survey, metric }: Outcome): string =>
  survey
    ? paths.survey(survey.id, {}, survey.measure.startsWith('score:') ? undefined : survey.measure)
    : metricHref(metric)

/** The figures to choose from, with the chosen one also where it is of an older survey. */
function measuresWith(measures: readonly MeasureWords[], outcome: Outcome | null) {
  const listed = measures.map(({ survey, label, of }) => ({
    ...{ value: `${survey.id}:${survey.measure}`, label: `${of}: ${label}` },
  }))
  const chosen = outcome?.survey && `${outcome.survey.id}:${outcome.survey.measure}`
  return !chosen || listed.some(({ value }) => value === chosen)
    ? listed
    : [{ value: chosen, label: outcome.metric }, ...listed]
}

/** Metric, baseline and target of an item, and after it has shipped what was measured. */
export function ItemOutcome({
  item,
  outcome,
  metrics,
  measures,
  canWrite,
  canReadTree,
}: {
  item: Item
  outcome: Outcome | null
  /** Names to choose from. */
  metrics: readonly string[]
  /** Figures of surveys to choose from. */
  measures: readonly MeasureWords[]
  canWrite: boolean
  /** Whether this reader may see what its outcome rests on. */
  canReadTree: boolean
}) {
  if (!outcome && !canWrite) return null
  const mayState = canWrite && (!outcome || item.shippedAt === null)
  const result = outcome?.recorded?.result ?? outcome?.result
  return (
    <Section
      title="Measured by"
      aside={
        outcome &&
        item.shippedAt !== null &&
        result && <Status tone={RESULT_TONES[result]}>{RESULT_LABELS[result]}</Status>
      }
    >
      {outcome ? (
        <>
          <p className="max-w-prose">
            <TextLink href={hrefOf(outcome)}>{metricWords(outcome.metric)}</TextLink> from{' '}
            {formatStated(outcome.baseline, outcome.unit)} to {formatStated(outcome.target, outcome.unit)} by{' '}
            {formatIsoDay(outcome.by)}
            {outcome.team && `, in ${outcome.team}`}
            {outcome.capability && `, of ${outcome.capability}`}.
            {canReadTree && (
              <>
                {' '}
                <TextLink href={paths.insightTree({ outcome: outcome.metric })}>Opportunity tree</TextLink>
              </>
            )}
          </p>
          {outcome.shippedAt && (
            <>
              <dl className="mt-4 grid max-w-xl grid-cols-3 gap-6">
                <Measure
                  label={outcome.survey ? 'Before (last wave)' : `Before (${plural(outcome.weeks.before, 'week')})`}
                  value={outcome.before}
                  ci={outcome.beforeCi}
                  unit={outcome.unit}
                  why={whyNoInterval(outcome, outcome.weeks.before)}
                />
                <Measure
                  label={outcome.survey ? 'After (last wave)' : `After (${plural(outcome.weeks.after, 'week')})`}
                  value={outcome.after}
                  ci={outcome.afterCi}
                  unit={outcome.unit}
                  why={whyNoInterval(outcome, outcome.weeks.after)}
                />
                <Measure
                  label={outcome.method === 'interrupted-series' ? 'Change, against the trend before' : 'Change'}
                  value={outcome.change}
                  ci={outcome.ci}
                  unit={unitOfChange(outcome.unit)}
                  why={whyNoInterval(outcome)}
                  isChange
                />
              </dl>
              <Still>
                <OutcomeChart outcome={outcome} />
              </Still>
              <details className="mt-3 text-sm text-ink-2">
                <summary className="min-h-6 cursor-pointer">How this is counted</summary>
                <ul className="mt-1 max-w-prose list-disc space-y-1 pl-5">
                  {outcome.why.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </details>
            </>
          )}
          {!outcome.shippedAt && (
            <Still>
              <OutcomeChart outcome={outcome} />
            </Still>
          )}
          {outcome.recorded && (
            <p className="mt-3 max-w-prose text-sm text-ink-2">
              Recorded on {formatIsoDay(outcome.recorded.at)}
              {outcome.recorded.evidenceId && (
                <>
                  {' '}
                  as <TextLink href={paths.evidenceItem(outcome.recorded.evidenceId)}>evidence</TextLink>
                </>
              )}
              {outcome.recorded.note && `: ${outcome.recorded.note}`}
              {outcome.recorded.result !== outcome.result && (
                <span className="block text-warn">
                  The figures above go on: today they would say “{RESULT_LABELS[outcome.result]}”.
                </span>
              )}
            </p>
          )}
        </>
      ) : (
        <p className="max-w-prose text-ink-3">
          No metric is agreed yet: which number moves, from what to what, by when.
        </p>
      )}
      {canWrite && outcome && !outcome.recorded && item.shippedAt !== null && outcome.result !== 'too-early' && (
        <ActionForm action={recordOutcomeAction} submit="Record as evidence" variant="secondary" className="mt-4">
          <input type="hidden" name="id" value={item.id} />
          <AreaField
            name="note"
            label="Note"
            rows={2}
            optional
            maxLength={2000}
            help="What explains the result. The result itself is what the figures say."
          />
        </ActionForm>
      )}
      {mayState && (
        <details className="mt-4">
          <summary className="min-h-6 cursor-pointer text-sm text-ink-2">
            {outcome ? 'Change it' : 'Agree on a metric'}
          </summary>
          <ActionForm action={stateOutcomeAction} submit="Save" className="mt-3" done="Saved.">
            <input type="hidden" name="id" value={item.id} />
            <TextField
              name="metric"
              label="Metric"
              list="metrics"
              maxLength={100}
              defaultValue={outcome && !outcome.survey ? outcome.metric : ''}
              optional
              help="A name as it is sent to POST /api/v1/metrics, a new one, or a delivery figure that is counted from deployments."
            />
            <datalist id="metrics">
              {metrics.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
            <SelectField
              name="survey"
              label="Or a question of a survey"
              optional
              defaultValue={outcome?.survey ? `${outcome.survey.id}:${outcome.survey.measure}` : ''}
              help="The closed waves of its series are the points. Leave the metric empty then. Older surveys can be named by the API."
            >
              <option value="">None</option>
              {measuresWith(measures, outcome).map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </SelectField>
            <div className="flex flex-wrap gap-4">
              <NumberField name="baseline" label="Baseline" defaultValue={outcome?.baseline} />
              <NumberField name="target" label="Target" defaultValue={outcome?.target} />
              <TextField name="by" label="By" type="date" defaultValue={outcome?.by} />
            </div>
            <div className="flex flex-wrap gap-4">
              <TextField
                name="team"
                label="Only of the team"
                optional
                maxLength={200}
                defaultValue={outcome?.team ?? ''}
              />
              <TextField
                name="capability"
                label="Only of the capability or service"
                optional
                maxLength={200}
                defaultValue={outcome?.capability ?? ''}
              />
            </div>
          </ActionForm>
        </details>
      )}
    </Section>
  )
}

import { Button } from '@/components/ui/button'
import { Label } from '@/components/ui/field'
import { Select } from '@/components/ui/input'
import { ScrollArea } from '@/components/ui/scroll-area'
import { Table } from '@/components/ui/table'
import { formatCoefficient, formatNumber, formatPercent, plural } from '@/lib/core/format'
import { plainText } from '@/lib/core/text/inline'
import type { Crosstab, KanoResult, Opportunity } from '@/lib/results/schema-crosstab'

export interface Choice {
  id: string
  label: string
}

/** Two questions to choose. It is sent as the page's address, so it works without a script. */
export function PairForm({
  read,
  first,
  second,
  choices,
}: {
  read: string
  first: { name: string; label: string; value: string | undefined }
  second: { name: string; label: string; value: string | undefined }
  choices: readonly Choice[]
}) {
  return (
    <form
      key={`${first.value} ${second.value}`}
      data-at-once="all"
      className="mb-6 flex max-w-3xl flex-wrap items-end gap-3"
    >
      <input type="hidden" name="read" value={read} />
      {[first, second].map(({ name, label, value }) => (
        <div key={name} className="min-w-0 flex-1 basis-56">
          <Label htmlFor={name}>{label}</Label>
          <Select id={name} name={name} defaultValue={value ?? ''} required>
            <option value="">Choose a question</option>
            {choices.map((one) => (
              <option key={one.id} value={one.id}>
                {plainText(one.label)}
              </option>
            ))}
          </Select>
        </div>
      ))}
      <Button type="submit">Show</Button>
    </form>
  )
}

const TOO_FEW = 'too few'

/** One question by another: shares of each row, with their intervals on hover and for screen readers. */
export function CrosstabTable({ table }: { table: Crosstab }) {
  if (table.suppressed)
    return <p className="text-ink-2">Too few answered both: a table is shown from {table.least} on.</p>
  return (
    <>
      <p className="mb-3 max-w-prose text-ink-2">
        {plural(table.n ?? 0, 'person')} answered both. Shares are of the people in a row, with their{' '}
        {formatPercent(0.95)} interval.
        {table.several && ' One person may be in several rows or columns.'}
        {table.cramersV !== null &&
          ` Association: ${formatCoefficient(table.cramersV)} (Cramér’s V, 0 for none to 1); it says nothing about what causes what.`}
      </p>
      <ScrollArea label="Table of two questions">
        <table className="w-full min-w-[40rem] border-collapse text-sm">
          <caption className="sr-only">
            {plainText(table.rows.label)}, by {plainText(table.columns.label)}
          </caption>
          <thead>
            <tr className="border-b">
              <th scope="col" className="py-2 pr-3 text-left font-medium">
                {plainText(table.rows.label)}
              </th>
              <th scope="col" className="px-2 py-2 text-right font-medium">
                People
              </th>
              {table.columns.values.map(({ value, label }) => (
                <th key={value} scope="col" className="px-2 py-2 text-right font-medium">
                  {plainText(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.table.map((row) => (
              <tr key={row.value} className="border-b">
                <th scope="row" className="py-2 pr-3 text-left font-normal">
                  {plainText(row.label)}
                </th>
                <td className="px-2 py-2 text-right tabular-nums">{row.n ?? TOO_FEW}</td>
                {table.columns.values.map(({ value }, at) => {
                  const cell = row.cells?.[at]
                  return (
                    <td key={value} className="px-2 py-2 text-right tabular-nums">
                      {cell ? (
                        <>
                          {formatPercent(cell.share)}
                          <span className="block text-xs text-ink-3">
                            {formatPercent(cell.ci[0])} to {formatPercent(cell.ci[1])}
                          </span>
                        </>
                      ) : (
                        TOO_FEW
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </>
  )
}

const CATEGORIES: Record<NonNullable<KanoResult['category']>, { name: string; says: string }> = {
  M: { name: 'Must-be', says: 'It is taken for granted: missing it annoys, having it does not delight.' },
  O: { name: 'One-dimensional', says: 'The more of it the better, and the less the worse.' },
  A: { name: 'Attractive', says: 'Nobody misses it, and having it delights.' },
  I: { name: 'Indifferent', says: 'Whether it is there or not makes no difference.' },
  R: { name: 'Reverse', says: 'People would rather not have it.' },
  Q: { name: 'Questionable', says: 'The answers contradict each other: the questions may have been misread.' },
}

/** What a pair of Kano questions says about a feature. */
export function KanoPart({ kano }: { kano: KanoResult }) {
  if (kano.suppressed || !kano.category || !kano.counts)
    return <p className="text-ink-2">Too few answered both: a category is shown from {kano.least} people on.</p>
  const { counts, better, worse } = kano
  const { name, says } = CATEGORIES[kano.category]
  const rows = (Object.keys(CATEGORIES) as (keyof typeof CATEGORIES)[]).map((key) => ({ key, n: counts[key] ?? 0 }))
  return (
    <>
      <p className="mb-1 text-md font-medium">{kano.certain ? name : `${name}, but not told apart from the next`}</p>
      <p className="mb-4 max-w-prose text-ink-2">
        {says} {plural(kano.n ?? 0, 'person')} answered both.
      </p>
      <dl className="mb-4 grid max-w-prose grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <dt>Satisfaction if it is there</dt>
        <dd>{better ? `${formatCoefficient(better.value)} (${twoSpan(better.interval)})` : 'not told'}</dd>
        <dt>Dissatisfaction if it is not</dt>
        <dd>{worse ? `${formatCoefficient(worse.value)} (${twoSpan(worse.interval)})` : 'not told'}</dd>
      </dl>
      <Table
        caption="People by Kano category"
        className="max-w-md"
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'category', header: 'Category', cell: (row) => CATEGORIES[row.key].name },
          { key: 'people', header: 'People', numeric: true, cell: (row) => row.n },
        ]}
      />
    </>
  )
}

const twoSpan = ([low, high]: readonly [number, number]): string =>
  `${formatCoefficient(low)} to ${formatCoefficient(high)}`
const spanOf = ([low, high]: readonly [number, number]): string => `${formatNumber(low)} to ${formatNumber(high)}`

/** How far a need is under-served, over everybody and by team. */
export function OpportunityPart({ opportunity }: { opportunity: Opportunity }) {
  const { all, groups, hidden } = opportunity
  if (!all) return <p className="text-ink-2">The results do not show how many find it important and are satisfied.</p>
  return (
    <>
      <p className="mb-3 max-w-prose text-ink-2">
        Importance plus what satisfaction lacks of it, from 0 to 20: above 10 a need is under-served, above 15 badly so
        (Ulwick, 2002). Both are shares of favourable answers.
      </p>
      <Table
        caption="Opportunity, everybody and by team"
        className="max-w-2xl"
        rows={[all, ...groups]}
        rowKey={(row) => row.label}
        columns={[
          { key: 'who', header: 'Who', cell: (row) => row.label },
          { key: 'importance', header: 'Important', numeric: true, cell: (row) => formatPercent(row.importance) },
          { key: 'satisfaction', header: 'Satisfied', numeric: true, cell: (row) => formatPercent(row.satisfaction) },
          {
            key: 'opportunity',
            header: 'Opportunity',
            numeric: true,
            cell: (row) => `${formatNumber(row.opportunity)} (${spanOf(row.interval)})`,
          },
        ]}
      />
      {hidden > 0 && <p className="mt-2 text-sm text-ink-3">{plural(hidden, 'team')} not shown: too few answers.</p>}
    </>
  )
}

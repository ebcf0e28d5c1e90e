import { Table } from '@/components/ui/table'
import { formatNumber, formatPercent, formatPercentInterval, plural } from '@/lib/core/format'
import { plainText } from '@/lib/core/text/inline'
import type { Figures } from '@/lib/results/schema'
import { CHOICES, type ByChoice, type Choice } from '@/lib/results/schema-chosen'
import { shortLabel } from './short-label'

const NAMES: Record<Choice, string> = { chosen: 'Chose it', told: 'Were told to', found: 'It was there' }
const BOUND = { 'at most': '≤ ', 'at least': '≥ ' } as const

/** A share of favourable answers, points of a recommendation or a mean, each with its interval. */
function written(figures: Figures): string {
  const { suppressed, nps, npsCi, favourable, favourableCi, favourableBound, mean, ci } = figures
  if (suppressed) return 'too few'
  if (nps !== undefined && npsCi) return `${formatNumber(nps)} (${formatNumber(npsCi[0])} to ${formatNumber(npsCi[1])})`
  if (favourable !== undefined && favourableCi)
    return `${favourableBound ? BOUND[favourableBound] : ''}${formatPercent(favourable)} (${formatPercentInterval(...favourableCi)})`
  if (mean !== undefined)
    return `${formatNumber(mean)} (${ci ? `${formatNumber(ci[0])} to ${formatNumber(ci[1])}` : 'all alike'})`
  return 'not told'
}

/** What people say who chose it beside those who were told to use it. */
export function ByChoiceTable({ found }: { found: ByChoice }) {
  return (
    <>
      <p className="mb-3 max-w-prose text-ink-2">
        Grouped by “{plainText(found.question.label)}”. Favourable answers in percent, points of a recommendation, or a
        mean, each with its {formatPercent(0.95)} interval. Groups of fewer than{' '}
        {plural(found.least, 'person', 'people')} are hidden, and those from which one would follow. Praise by those who
        were told to use it says little about whether people want it.
      </p>
      <Table
        caption="By whether it was chosen"
        className="max-w-4xl"
        rows={[
          { key: '', label: 'People', cells: found.groups.map(({ n }) => (n === null ? 'too few' : String(n))) },
          ...found.questions.map((question) => ({
            ...{ key: question.key, label: shortLabel(question) },
            cells: question.groups.map(written),
          })),
        ]}
        rowKey={(row) => row.key}
        columns={[
          { key: 'question', header: 'Question', cell: (row) => row.label },
          ...CHOICES.map((choice, at) => ({
            ...{ key: choice, header: NAMES[choice], numeric: true },
            cell: (row: { cells: string[] }) => row.cells[at],
          })),
        ]}
      />
    </>
  )
}

import { answerOf } from '@/lib/surveys/types/rules-facts'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Table, type Column } from '@/components/ui/table'
import { formatDay } from '@/lib/core/relative-time'
import { columnsOf, shownCell } from '@/lib/results/rules-columns'
import type { Survey } from '@/lib/surveys/schema'
import type { ShownResponse } from '@/lib/results/schema-responses'
import { ScrollArea } from '@/components/ui/scroll-area'

/** Single responses, one a row, with a column for each question; who and when only as the mode allows. */
export function ResponseTable({
  survey,
  responses,
}: {
  survey: Pick<Survey, 'questions' | 'anonymity'>
  responses: ShownResponse[]
}) {
  const known = survey.anonymity !== 'anonymous'
  const columns: Column<ShownResponse>[] = [
    ...(known
      ? [
          {
            key: 'person',
            header: 'Who',
            className: 'whitespace-nowrap',
            cell: (one: ShownResponse) => one.person?.name ?? '–',
          },
          {
            key: 'day',
            header: 'Day',
            className: 'whitespace-nowrap',
            cell: (one: ShownResponse) => (one.day ? formatDay(new Date(one.day)) : '–'),
          },
        ]
      : []),
    ...(responses.some((one) => one.imported)
      ? [
          {
            key: 'imported',
            header: 'Source',
            className: 'whitespace-nowrap',
            cell: (one: ShownResponse) => (one.imported ? 'A file' : 'Answered here'),
          },
        ]
      : []),
    { key: 'team', header: 'Team', cell: (one) => <span className="whitespace-nowrap">{one.team ?? '–'}</span> },
    ...columnsOf(survey.questions).map((column) => ({
      key: column.name,
      header: (
        <span title={column.label} className="inline-block max-w-36 truncate align-bottom">
          {column.label}
        </span>
      ),
      numeric: answerOf(column.question) === 'number',
      cell: (one: ShownResponse) => {
        const shown = shownCell(column, one.answers)
        return (
          <span title={shown.length > 60 ? shown : undefined} className="line-clamp-2 max-w-80 min-w-8 break-words">
            {shown}
          </span>
        )
      },
    })),
  ]
  return (
    <ScrollArea label="Responses">
      <Table
        caption="Responses"
        columns={columns}
        rows={responses}
        rowKey={(one) => one.id ?? String(responses.indexOf(one))}
        className="overflow-x-visible"
      />
    </ScrollArea>
  )
}

/** Who answered a confidential survey is shown for a reason, which is recorded. */
export function ReasonForm({ reason }: { reason: string }) {
  return (
    <form className="mb-6 flex max-w-xl flex-wrap items-end gap-2">
      <Field
        name="reason"
        label="Why you need to see who answered"
        help="It is recorded with your name."
        className="min-w-64 flex-1"
      >
        {(control) => <Input {...control} defaultValue={reason} minLength={3} maxLength={500} required />}
      </Field>
      <Button type="submit">Show people</Button>
    </form>
  )
}

import { Button, ButtonLink } from '@/components/ui/button'
import { Input, Select } from '@/components/ui/input'
import type { CommentQuery } from '@/lib/results/queries-comments'
import { STATUS_OF_COMMENT } from './comment-labels'

type Choice = { value: string; label: string }

/** Which comments to read. A plain form: no script. */
export function CommentFilterForm({
  query,
  questions,
  tags,
  teams,
  themes,
  mayTriage,
}: {
  query: CommentQuery
  questions: Choice[]
  tags: string[]
  teams: Choice[]
  themes: { id: string; label: string }[]
  mayTriage: boolean
}) {
  const select = (name: keyof CommentQuery, label: string, all: string, choices: Choice[]) =>
    choices.length > 0 && (
      <Select name={name} aria-label={label} defaultValue={query[name] ?? ''} className="w-full lg:w-36">
        <option value="">{all}</option>
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </Select>
    )
  return (
    <form
      key={JSON.stringify(query)}
      data-at-once="all"
      role="search"
      aria-label="Comments"
      className="mb-4 grid grid-cols-2 gap-2 lg:flex lg:flex-wrap"
    >
      <Input
        name="q"
        type="search"
        aria-label="Words in the comments"
        placeholder="Words"
        defaultValue={query.q}
        className="w-full max-lg:col-span-2 lg:w-40"
        data-filter
      />
      {select('key', 'Question', 'All questions', questions)}
      {select('team', 'Team', 'All teams', teams)}
      {mayTriage &&
        select(
          'status',
          'Where they stand',
          'Read status',
          Object.entries(STATUS_OF_COMMENT).map(([value, label]) => ({ value, label })),
        )}
      {select(
        'theme',
        'Theme',
        'All themes',
        themes.map((theme) => ({ value: theme.id, label: theme.label })),
      )}
      {select(
        'tag',
        'Tag',
        'All tags',
        tags.map((tag) => ({ value: tag, label: tag })),
      )}
      {mayTriage && select('hidden', 'Quarantine', 'Visible', [{ value: 'yes', label: 'In quarantine' }])}
      <Button type="submit">Show</Button>
      {Object.values(query).some(Boolean) && (
        <ButtonLink href="?" variant="ghost">
          All comments
        </ButtonLink>
      )}
    </form>
  )
}

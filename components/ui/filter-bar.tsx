import { ListFilter, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatCount } from '@/lib/core/format'
import { formatFilter, toggleField, type Filter } from '@/lib/core/filter'
import { MOST_WORDS } from '@/lib/core/search-words'
import { withParams, type SearchParams } from '@/lib/core/url'
import { controlStyle } from './input'
import { Link } from './link'
import { Menu, MenuLabel, MenuLink } from './menu'
import { buttonStyle } from './button-style'
import { Still } from './still'

/** One `key:` a list knows, with the values worth offering. */
export type FilterField = { key: string; label: string; values: { value: string; label?: string }[] }

/** Values of a field in the menu: of more, the rest is typed. */
const OFFERED = 40

export type FilterBarProps = {
  /** The page's parameters; the filter's text is one of them. */
  params: SearchParams
  name?: string
  filter: Filter
  fields: FilterField[]
  label?: string
  placeholder?: string
  /** At the end: how many are shown, a CSV link, a column menu. */
  children?: ReactNode
}

/** A list's filter as text in the URL: typed, picked from a menu, or taken away piece by piece. A GET form, so no script. */
export function FilterBar(props: FilterBarProps) {
  const {
    params,
    name = 'q',
    filter,
    fields,
    label = 'Filter',
    placeholder = 'team:payments rung:high',
    children,
  } = props
  const href = (next: Filter) => withParams(params, { [name]: formatFilter(next) }) || '?'
  const kept = Object.entries(params).flatMap(([key, value]) =>
    key === name || key === 'cursor' ? [] : [value].flat().map((each) => [key, each] as const),
  )
  return (
    <div className="mb-3">
      <div className="flex flex-wrap items-center gap-2">
        <form role="search" className="relative min-w-56 flex-1 sm:max-w-md">
          {kept.map(([key, value], i) => (
            <input key={i} type="hidden" name={key} value={value ?? ''} />
          ))}
          <ListFilter
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-3"
          />
          <input
            // A new text in the URL is a new field: what was picked from the menu appears in it.
            key={formatFilter(filter)}
            type="search"
            name={name}
            aria-label={label}
            data-filter
            defaultValue={formatFilter(filter)}
            placeholder={placeholder}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className={`${controlStyle} pl-8 font-mono text-sm`}
          />
        </form>
        {fields.length > 0 && (
          <Still>
            <Menu
              label="Add a filter"
              trigger="Add filter"
              triggerClassName={buttonStyle({ variant: 'ghost' })}
              className="max-h-[60vh] overflow-y-auto"
            >
              {fields.map((field) => (
                <div key={field.key} role="group" aria-label={field.label}>
                  <MenuLabel>{field.label}</MenuLabel>
                  {field.values.slice(0, OFFERED).map(({ value, label: words }) => (
                    <MenuLink key={value} href={href(toggleField(filter, field.key, value))} scroll={false}>
                      {words ?? value}
                      <code className="ml-auto pl-4 text-xs text-ink-3">
                        {field.key}:{value}
                      </code>
                    </MenuLink>
                  ))}
                  {field.values.length > OFFERED && (
                    <p className="max-w-64 px-2 py-1.5 text-xs text-ink-3">
                      and {formatCount(field.values.length - OFFERED)} more: type <code>{field.key}:</code> and a name
                    </p>
                  )}
                </div>
              ))}
            </Menu>
          </Still>
        )}
        {children && <div className="ml-auto flex items-center gap-3 text-sm text-ink-3">{children}</div>}
      </div>
      <ActiveFilters filter={filter} href={href} />
    </div>
  )
}

function ActiveFilters({ filter, href }: { filter: Filter; href: (next: Filter) => string }) {
  if (filter.fields.length === 0 && filter.unknown.length === 0 && !filter.more) return null
  return (
    <div className="mt-2 flex flex-wrap items-center gap-1.5 text-sm">
      {filter.fields.map((field, i) => (
        <Link
          key={i}
          href={href({ ...filter, fields: filter.fields.filter((each) => each !== field) })}
          scroll={false}
          className="inline-flex h-6 items-center gap-1 rounded-sm bg-accent-soft px-1.5 text-accent hover:bg-hover"
        >
          {field.negated && 'not '}
          {field.key}: {field.value}
          <X aria-hidden className="size-3" />
          <span className="sr-only">, remove</span>
        </Link>
      ))}
      {filter.unknown.length > 0 && (
        <p className="text-warn">
          Not a filter of this list: <code>{filter.unknown.join(' ')}</code>
        </p>
      )}
      {filter.more && <p className="text-warn">Only the first {MOST_WORDS} words are looked for.</p>}
    </div>
  )
}

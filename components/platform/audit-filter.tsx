import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { TextLink } from '@/components/ui/link'
import { apiPaths, paths } from '@/lib/core/paths'
import type { AuditFilters } from '@/lib/platform/schema'

/** Narrows the audit by who, what and when. A GET form, so no script. */
export function AuditFilter({ filters }: { filters: AuditFilters }) {
  const { actor, action, from, to } = filters
  const isSet = Object.values(filters).some(Boolean)
  return (
    <form role="search" className="mb-4 flex flex-wrap items-end gap-3">
      <Field name="actor" label="Who" className="w-52 max-sm:w-full">
        {(control) => <Input {...control} defaultValue={actor} placeholder="ada@example.com, hub, cli" />}
      </Field>
      <Field name="action" label="Action" className="w-44 max-sm:w-full">
        {(control) => <Input {...control} defaultValue={action} placeholder="person." />}
      </Field>
      <Field name="from" label="From" className="w-40 max-sm:flex-1">
        {(control) => <Input {...control} type="date" defaultValue={from} />}
      </Field>
      <Field name="to" label="To" className="w-40 max-sm:flex-1">
        {(control) => <Input {...control} type="date" defaultValue={to} />}
      </Field>
      <Button type="submit">Filter</Button>
      <p className="flex h-8 items-center gap-4 text-sm">
        {isSet && <TextLink href={paths.audit()}>Show all</TextLink>}
        <a href={apiPaths.auditFile(filters)} className="underline underline-offset-2">
          Download as CSV
        </a>
      </p>
    </form>
  )
}

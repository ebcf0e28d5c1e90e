import { fieldId } from '@/components/ui/field-id'
import { TextLink } from '@/components/ui/link'
import { Markdown } from '@/components/ui/markdown'
import { paths } from '@/lib/core/paths'
import { renderMarkdown } from '@/lib/core/text/markdown'
import type { Kit, PartName } from '@/lib/catalog/schema-kit'

/** Where what a part lacks is written: in a field of the form beside it, or on the page of the capability. */
const FIELDS: Partial<Record<PartName, string>> = {
  begin: 'begin',
  ask: 'channel',
  said: 'more',
  limits: 'limits',
  leave: 'leaving',
}

/**
 * One part of a kit, its heading beside its text. What is missing in it is said, more quietly than what is there; whoever may write it
 * is one press from where.
 */
export function KitPart({
  part: { name, title, there, missing },
  capability,
  writes,
}: {
  part: Kit['parts'][number]
  capability: string
  writes: boolean
}) {
  const field = FIELDS[name]
  return (
    <section
      aria-labelledby={`kit-${name}`}
      className="grid gap-x-8 gap-y-2 border-t py-5 sm:grid-cols-[11rem_minmax(0,1fr)]"
    >
      <h2 id={`kit-${name}`} className="text-md text-balance">
        {title}
      </h2>
      <div className="min-w-0 space-y-3">
        {there && <Markdown html={renderMarkdown(there)} />}
        {missing.length > 0 && (
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-ink-3">
            <p>{missing.join(' ')}</p>
            {writes && (
              <span data-no-print className="text-sm">
                {field ? (
                  <a href={`#${fieldId(field)}`} className="text-link">
                    Write it<span className="sr-only">: {title}</span>
                  </a>
                ) : (
                  <TextLink href={paths.capability(capability)}>
                    Add it<span className="sr-only">: {title}</span>
                  </TextLink>
                )}
              </span>
            )}
          </div>
        )}
      </div>
    </section>
  )
}

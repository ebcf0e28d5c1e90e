import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/input'
import { Section } from '@/components/ui/page-header'
import { Still } from '@/components/ui/still'
import { coauthorsAction } from '@/lib/rfcs/actions-discuss'
import type { RfcView } from '@/lib/rfcs/presenter'
import { PostForm } from './post-form'

/** Who writes the RFC; whoever may say so changes it. */
export function Coauthors({
  rfc,
  emails,
  mayChange,
}: {
  rfc: RfcView
  /** Of the co-authors. */ emails: readonly string[]
  mayChange: boolean
}) {
  if (rfc.coauthors.length === 0 && !mayChange) return null
  const authors = [...(rfc.author.name ? [rfc.author] : []), ...rfc.coauthors]
  return (
    <Section title="Authors" className="max-w-[72ch]">
      <Still>
        <ul className="text-sm">
          {authors.map((one) => (
            <li key={one.id ?? one.name} className="py-1">
              {one.name} <span className="ml-1 text-ink-3">{one.team}</span>
            </li>
          ))}
        </ul>
      </Still>
      {mayChange && (
        <details className="mt-2 text-sm">
          <summary className="text-ink-2 hover:text-ink">
            {rfc.coauthors.length ? 'Change co-authors' : 'Add co-authors'}
          </summary>
          <PostForm
            key={emails.join()}
            action={coauthorsAction}
            values={{ number: rfc.number }}
            label="Co-authors"
            className="mt-2 max-w-md space-y-3"
          >
            <label className="block">
              <span className="text-ink-2">
                E-mail addresses, one a line. They edit and move it as you do, are told, and approve it no longer.
              </span>
              <Textarea
                name="coauthors"
                rows={3}
                defaultValue={emails.join('\n')}
                maxLength={5000}
                className="mt-1 text-sm"
              />
            </label>
            <Button type="submit" size="sm">
              Save authors
            </Button>
          </PostForm>
        </details>
      )}
    </Section>
  )
}

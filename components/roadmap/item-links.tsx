import { CheckLinks } from './tracker-forms'
import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/form-fields'
import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { Parts } from '@/components/ui/parts'
import { RowWithAction } from '@/components/ui/row-with-action'
import { partOf } from '@/lib/core/parts'
import { param, type SearchParams } from '@/lib/core/url'
import { linkAction, unlinkAction } from '@/lib/roadmap/actions-trackers'
import type { LinkRow } from '@/lib/roadmap/queries-trackers'
import { ROWS } from './item-body'

/** The issues of other trackers that belong to an item, with the state that was last heard. */
export function ItemLinks(props: { id: string; links: LinkRow[]; writes: boolean; params: SearchParams }) {
  const { id, links, writes, params } = props
  if (links.length === 0 && !writes) return null
  const shown = partOf(links, param(params, 'links'), ROWS)
  return (
    <Section title="Issues" id="links">
      <ul className="max-w-prose divide-y">
        {shown.rows.map((link) => (
          <RowWithAction
            key={link.url}
            action={writes && unlinkAction}
            submit="Take off"
            values={{ id, url: link.url }}
          >
            <TextLink href={link.url}>{link.title || link.key}</TextLink>
            <span className="text-sm text-ink-3">
              {' '}
              · {link.title ? `${link.key} · ` : ''}
              {link.checkedAt ? link.stateName : 'state not heard yet'}
            </span>
          </RowWithAction>
        ))}
      </ul>
      <Parts part={shown} params={params} name="links" label="issues" place="links" />
      {writes && links.length > 0 && <CheckLinks id={id} />}
      {writes && (
        <ActionForm action={linkAction} submit="Link" variant="secondary" size="sm" inline className="mt-2">
          <input type="hidden" name="id" value={id} />
          <TextField
            name="url"
            label="Address of an issue"
            help="GitHub, GitLab, Jira or Linear."
            maxLength={1_000}
            fieldClassName="min-w-48 flex-1"
          />
        </ActionForm>
      )}
    </Section>
  )
}

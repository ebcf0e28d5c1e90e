import { ActionForm } from '@/components/ui/action-form'
import { AreaField, SelectField, TextField } from '@/components/ui/form-fields'
import { formatDay } from '@/lib/core/relative-time'
import { judgeAction } from '@/lib/insights/actions-judging'
import { INSIGHT_KIND_LABELS } from '@/lib/insights/presenter-labels'
import type { Insight } from '@/lib/insights/schema'
import { insightKinds } from '@/lib/insights/schema-judging'

type Props = { insight: Insight; me: { id: string; name: string }; mayWrite: boolean }

/** What people say of an insight besides its statement: kind, segment, owner, review date, memo. */
export function Judging({ insight, me, mayWrite }: Props) {
  const facts = [
    ['Kind', insight.kind && INSIGHT_KIND_LABELS[insight.kind]],
    ['About', insight.segment],
    ['Owner', insight.owner?.name],
    ['Review', insight.reviewAt && formatDay(new Date(insight.reviewAt))],
  ] as const
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-3">{name}</dt>
            <dd className={value ? undefined : 'text-ink-3'}>{value || 'not said'}</dd>
          </div>
        ))}
      </dl>
      {insight.memo && <p className="mt-2 max-w-prose whitespace-pre-line text-ink-2">{insight.memo}</p>}
      {mayWrite && (
        <details className="mt-2">
          <summary className="w-fit cursor-pointer text-sm/6 text-ink-2">Change</summary>
          <ActionForm action={judgeAction} submit="Save" size="sm" className="mt-2 max-w-md space-y-3" done="Saved.">
            <input type="hidden" name="insight" value={insight.id} />
            <SelectField name="kind" label="Kind" optional defaultValue={insight.kind ?? ''}>
              <option value="">Not said</option>
              {insightKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {INSIGHT_KIND_LABELS[kind]}
                </option>
              ))}
            </SelectField>
            <TextField
              name="segment"
              label="About whom"
              optional
              maxLength={200}
              defaultValue={insight.segment ?? ''}
              placeholder="Teams with a monorepo"
            />
            <SelectField name="ownerId" label="Owner" optional defaultValue={insight.owner?.id ?? ''}>
              <option value="">No owner</option>
              <option value={me.id}>{me.name} (you)</option>
              {insight.owner && insight.owner.id !== me.id && (
                <option value={insight.owner.id}>{insight.owner.name}</option>
              )}
            </SelectField>
            <TextField
              name="reviewAt"
              label="Look at it again on"
              type="date"
              optional
              defaultValue={insight.reviewAt ?? ''}
            />
            <AreaField name="memo" label="Memo" optional rows={3} defaultValue={insight.memo ?? ''} />
          </ActionForm>
        </details>
      )}
    </>
  )
}

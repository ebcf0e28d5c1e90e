import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import { addTemplateAction, editTemplateAction } from '@/lib/rfcs/actions-templates'
import type { TemplateView } from '@/lib/rfcs/queries-templates'
import { maxTemplate } from '@/lib/rfcs/schema-templates'

/** A template's text and what it asks for; without one, a new template. Works without a script. */
export function TemplateForm({ template }: { template?: TemplateView }) {
  return (
    <ActionForm action={template ? editTemplateAction : addTemplateAction} submit={template ? 'Save template' : 'Add template'} done={template ? 'Saved.' : 'Added: it is offered for new RFCs now.'}>
      {template && (
        <>
          <input type="hidden" name="id" value={template.id} />
          <input type="hidden" name="baseVersion" value={template.version ?? 1} />
        </>
      )}
      <Field name="name" label="Name">
        {(control) => <Input {...control} defaultValue={template?.name} maxLength={80} />}
      </Field>
      <Field name="about" label="What it is for" required={false} help="One sentence, shown to who begins an RFC.">
        {(control) => <Input {...control} defaultValue={template?.about} maxLength={200} />}
      </Field>
      <Field name="body" label="Text" help="Markdown with headings. Hints in <!-- --> are seen while writing, and count as nothing written.">
        {(control) => <Textarea {...control} defaultValue={template?.body ?? '## Problem\n\n<!-- What did developers say? -->\n\n## Proposal\n'} rows={14} maxLength={maxTemplate} className="font-mono text-sm" />}
      </Field>
      <Field name="required" label="Required sections" required={false} help="One heading a line, as in the text. A draft goes into review once each says something.">
        {(control) => <Textarea {...control} defaultValue={template?.required.join('\n')} rows={4} className="min-h-20" />}
      </Field>
      <Field name="founded" label="Section that must link what it stands on" required={false} help="One of the required ones, or none.">
        {(control) => <Input {...control} defaultValue={template?.founded ?? ''} maxLength={120} />}
      </Field>
      <Field name="labels" label="Labels" required={false} help="What an RFC begun from it is labelled with.">
        {(control) => <Input {...control} defaultValue={template?.labels.join(', ')} />}
      </Field>
      {template && (
        <label className="flex items-center gap-2">
          <input type="checkbox" name="archived" value="true" defaultChecked={template.archived} /> Archived: not offered for new RFCs
        </label>
      )}
    </ActionForm>
  )
}

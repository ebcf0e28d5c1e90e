import { ActionForm } from '@/components/ui/action-form'
import { AreaField, TextField, TickField } from '@/components/ui/form-fields'
import { addTemplateAction, editTemplateAction } from '@/lib/rfcs/actions-templates'
import type { TemplateView } from '@/lib/rfcs/queries-templates'
import { maxTemplate } from '@/lib/rfcs/schema-templates'

/** A template's text and what it asks for; without one, a new template. Works without a script. */
export function TemplateForm({ template }: { template?: TemplateView }) {
  return (
    <ActionForm
      action={template ? editTemplateAction : addTemplateAction}
      submit={template ? 'Save template' : 'Add template'}
      adds={!template}
      done={template ? 'Saved.' : 'Added: it is offered for new RFCs now.'}
    >
      {template && (
        <>
          <input type="hidden" name="id" value={template.id} />
          <input type="hidden" name="baseVersion" value={template.version ?? 1} />
        </>
      )}
      <TextField name="name" label="Name" defaultValue={template?.name} maxLength={80} />
      <TextField
        name="about"
        label="What it is for"
        optional
        help="One sentence, shown to whoever begins an RFC."
        defaultValue={template?.about}
        maxLength={200}
      />
      <AreaField
        name="body"
        label="Text"
        help="Markdown with headings. Hints in HTML comments are seen while writing, and count as nothing written."
        defaultValue={template?.body ?? '## Problem\n\n<!-- What did developers say? -->\n\n## Proposal\n'}
        rows={14}
        maxLength={maxTemplate}
        className="font-mono text-sm"
      />
      <AreaField
        name="required"
        label="Required sections"
        optional
        help="One heading a line, as in the text. A draft goes into review once each says something."
        defaultValue={template?.required.join('\n')}
        rows={4}
        className="min-h-20"
      />
      <TextField
        name="founded"
        label="Section that must link evidence"
        optional
        help="One of the required ones, or none."
        defaultValue={template?.founded ?? ''}
        maxLength={120}
      />
      <TextField
        name="labels"
        label="Labels"
        optional
        help="What an RFC begun from it is labelled with."
        defaultValue={template?.labels.join(', ')}
      />
      {template && (
        <TickField name="archived" label="Not offered for new RFCs any more" defaultChecked={template.archived} />
      )}
    </ActionForm>
  )
}

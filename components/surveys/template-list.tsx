import { ButtonLink } from '@/components/ui/button'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { minutesFor } from '@/lib/surveys/rules-time'
import { TEMPLATES } from '@/lib/surveys/templates/rules'
import { MODE_LABELS } from './type-labels'

/** Surveys to begin with: what each is for, and what it asks of people. */
export function TemplateList() {
  return (
    <ul className="grid gap-x-8 md:grid-cols-2">
      {TEMPLATES.map((template) => (
        <li key={template.id} className="flex flex-col gap-1 border-t py-4">
          <h2 className="text-base font-medium">{template.title}</h2>
          <p className="text-sm text-ink-2">{template.about}</p>
          <p className="text-sm text-ink-3">
            {plural(template.questions.length, 'question')}, about {plural(minutesFor(template.questions), 'minute')} ·{' '}
            {MODE_LABELS[template.anonymity].toLowerCase()}
          </p>
          <p className="mt-1">
            <ButtonLink
              size="sm"
              href={paths.surveyNew({ template: template.id })}
              aria-label={`Use template ${template.title}`}
            >
              Use template
            </ButtonLink>
          </p>
        </li>
      ))}
    </ul>
  )
}

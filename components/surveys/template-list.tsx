import { Link } from '@/components/ui/link'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { minutesFor } from '@/lib/surveys/rules-time'
import { TEMPLATES } from '@/lib/surveys/templates/rules'
import { MODE_LABELS } from './type-labels'

/** Surveys to begin with, each whole a link: what it is for, and what it asks of people. */
export function TemplateList() {
  return (
    <ul className="grid grid-cols-2 gap-2 sm:gap-3 lg:grid-cols-3 xl:grid-cols-4">
      {TEMPLATES.map((template) => (
        <li key={template.id}>
          <Link
            href={paths.surveyNew({ template: template.id })}
            aria-label={`Use template ${template.title}`}
            className="flex h-full flex-col gap-1 rounded-md border px-3 py-2.5 hover:border-edge hover:bg-hover"
          >
            <span className="font-medium">{template.title}</span>
            <span className="text-sm text-ink-2 max-sm:hidden">{template.about}</span>
            <span className="mt-auto pt-0.5 text-xs text-ink-3">
              {plural(template.questions.length, 'question')}, about {plural(minutesFor(template.questions), 'minute')}{' '}
              · {MODE_LABELS[template.anonymity].toLowerCase()}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

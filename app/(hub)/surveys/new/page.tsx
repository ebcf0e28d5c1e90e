import type { Metadata } from 'next'
import { SurveyEditor } from '@/components/surveys/editor'
import { CapabilitySurveyForm } from '@/components/catalog/survey-form'
import { TemplateList } from '@/components/surveys/template-list'
import { TextLink } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { listAllCapabilities } from '@/lib/catalog/queries-capabilities'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { pageActorWith } from '@/lib/server/session'
import { newEditor } from '@/lib/surveys/editor/rules-editor'
import { listSegments } from '@/lib/surveys/queries-edit'
import { templateOf } from '@/lib/surveys/templates/rules'
import { CAPABILITY_TEMPLATES } from '@/lib/surveys/templates/rules-capability'

/** Of more capabilities the page of each leads here. */
const OFFERED = 50

export const metadata: Metadata = { title: 'New survey' }

export default async function NewSurveyPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('survey.write')
  const query = await searchParams
  const template = templateOf(param(query, 'template'))
  const isAbout = template !== undefined && template.id in CAPABILITY_TEMPLATES && can(actor, 'catalog.write')
  const capabilities = isAbout ? (await listAllCapabilities(actor, systemClock())).slice(0, OFFERED) : []
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Surveys', href: paths.surveys() }]}
        title="New survey"
        facts="Nobody sees it until you open it."
      />
      {template && capabilities.length > 0 && (
        <Section title="About one capability">
          <CapabilitySurveyForm
            template={template.id}
            capabilities={capabilities}
            chosen={param(query, 'capability')}
          />
        </Section>
      )}
      {!template && (
        <>
          <Section
            title="Start from a template"
            aside={<TextLink href={paths.surveyImport()}>or from a file of another tool</TextLink>}
          >
            <TemplateList />
          </Section>
          <h2 className="mb-3 border-t pt-4 text-md">Or write your own</h2>
        </>
      )}
      <SurveyEditor
        key={template?.id ?? ''}
        template={template?.id ?? ''}
        defaults={newEditor(template)}
        responses={0}
        segments={await listSegments(actor)}
      />
    </>
  )
}

import type { Metadata } from 'next'
import { SurveyEditor } from '@/components/surveys/editor'
import { TemplateList } from '@/components/surveys/template-list'
import { TextLink } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { pageActorWith } from '@/lib/server/session'
import { newEditor } from '@/lib/surveys/editor/rules-editor'
import { listSegments } from '@/lib/surveys/queries-edit'
import { templateOf } from '@/lib/surveys/templates/rules'

export const metadata: Metadata = { title: 'New survey' }

export default async function NewSurveyPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('survey.write')
  const template = templateOf(param(await searchParams, 'template'))
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Surveys', href: paths.surveys() }]}
        title="New survey"
        facts="Nobody sees it until you open it."
      />
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

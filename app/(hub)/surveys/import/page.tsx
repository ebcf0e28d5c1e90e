import type { Metadata } from 'next'
import { ImportForm } from '@/components/surveys/import-form'
import { PageHeader, Section } from '@/components/ui/page-header'
import { param, type SearchParams } from '@/lib/core/url'
import { pageActorWith } from '@/lib/server/session'
import { importResponsesAction, importSurveysAction } from '@/lib/surveys/actions'
import { getSurvey } from '@/lib/surveys/queries'
import { orNotFound } from '../page-survey'

export const metadata: Metadata = { title: 'Import' }

export default async function ImportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('survey.write')
  const id = param(await searchParams, 'survey')
  const survey = id ? await orNotFound(getSurvey(actor, id)) : undefined
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Surveys', href: '/surveys' }, ...(survey ? [{ label: survey.title, href: `/surveys/${survey.id}` }] : [])]}
        title={survey ? 'Import responses' : 'Import surveys'}
        facts="All of a file or nothing of it. The same file again changes nothing."
      />
      {survey ? (
        <Section title="From CSV">
          <ImportForm
            action={importResponsesAction} surveyId={survey.id} accept=".csv,text/csv" label="CSV file"
            help="The first line names question keys (key.row for rows of a matrix) or labels, and optionally team, role, day and, where the survey knows its people, email."
          />
        </Section>
      ) : (
        <Section title="From another tool">
          <ImportForm
            action={importSurveysAction} accept=".lss,.qsf,.json,.json5,.md,text/markdown,application/json" label="Survey files"
            help="LimeSurvey (.lss), Qualtrics (.qsf), SurveyJS (JSON) or the Rust project’s Markdown, where name.de.md is the German of name.md. Up to 10 MB."
          />
        </Section>
      )}
    </>
  )
}

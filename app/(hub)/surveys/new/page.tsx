import type { Metadata } from 'next'
import { SurveyEditor } from '@/components/surveys/editor'
import { PageHeader } from '@/components/ui/page-header'
import { pageActorWith } from '@/lib/server/session'
import { emptyEditor } from '@/lib/surveys/editor'

export const metadata: Metadata = { title: 'New survey' }

export default async function NewSurveyPage() {
  await pageActorWith('survey.write')
  return (
    <>
      <PageHeader crumbs={[{ label: 'Surveys', href: '/surveys' }]} title="New survey" facts="Nobody sees it until you open it." />
      <SurveyEditor defaults={emptyEditor()} responses={0} />
    </>
  )
}

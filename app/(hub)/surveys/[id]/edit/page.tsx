import type { Metadata } from 'next'
import { SurveyEditor } from '@/components/surveys/editor'
import { SurveyHeader } from '@/components/surveys/survey-header'
import { toEditor } from '@/lib/surveys/editor'
import { surveyOfPage } from '../../page-survey'

export const metadata: Metadata = { title: 'Questions' }

export default async function EditSurveyPage({ params }: { params: Promise<{ id: string }> }) {
  const { survey, mayWrite } = await surveyOfPage((await params).id, 'survey.write')
  return (
    <>
      <SurveyHeader survey={survey} tab="edit" mayWrite={mayWrite} />
      <SurveyEditor key={survey.revision} defaults={toEditor(survey)} responses={survey.responses} />
    </>
  )
}

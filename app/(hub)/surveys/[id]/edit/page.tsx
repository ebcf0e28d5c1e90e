import type { Metadata } from 'next'
import { CopyLink } from '@/components/surveys/copy-link'
import { SurveyEditor } from '@/components/surveys/editor'
import { SurveyHeader } from '@/components/surveys/survey-header'
import { toEditor } from '@/lib/surveys/editor/rules-editor'
import { getEditable } from '@/lib/surveys/queries-edit'
import { orNotFound, surveyOfPage } from '../../page-survey'

export const metadata: Metadata = { title: 'Questions' }

export default async function EditSurveyPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor, survey, mayWrite } = await surveyOfPage((await params).id, 'survey.write')
  const { survey: editable, translations, segments } = await orNotFound(getEditable(actor, survey.id))
  return (
    <>
      <SurveyHeader survey={survey} tab="edit" mayWrite={mayWrite} />
      {editable.status === 'open' && (
        <div className="mb-4">
          <CopyLink url={editable.publicUrl} />
        </div>
      )}
      <SurveyEditor
        key={survey.id}
        defaults={toEditor(editable, translations)}
        responses={editable.responses}
        segments={segments}
      />
    </>
  )
}

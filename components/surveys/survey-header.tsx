import { Status } from '@/components/ui/badge'
import { Menu, MenuLabel, MenuLink } from '@/components/ui/menu'
import { PageHeader } from '@/components/ui/page-header'
import { LinkTabs } from '@/components/ui/segmented'
import { plural } from '@/lib/core/format'
import { apiPaths, paths } from '@/lib/core/paths'
import { minutesFor } from '@/lib/surveys/rules-time'
import type { Survey } from '@/lib/surveys/schema'
import { StatusButton } from './status-button'
import { MODE_LABELS, STATUS_LABELS } from './type-labels'

export type SurveyTab =
  'results' | 'drivers' | 'trend' | 'compare' | 'pairs' | 'comments' | 'responses' | 'share' | 'edit' | 'reach'

const EXPORTS = [
  ['csv', 'CSV'],
  ['xlsx', 'Excel, with codebook'],
  ['json', 'JSON'],
  ['spss', 'SPSS: CSV and syntax'],
  ['r', 'R: CSV and script'],
  ['codebook', 'Codebook'],
] as const

/** The top of each page of one survey. */
export function SurveyHeader({ survey, tab, mayWrite }: { survey: Survey; tab: SurveyTab; mayWrite: boolean }) {
  const { label, tone } = STATUS_LABELS[survey.status]
  const file = (format: string) => apiPaths.surveyExport(survey.id, { format })
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Surveys', href: paths.surveys() }]}
        title={survey.title}
        status={<Status tone={tone}>{label}</Status>}
        facts={
          `${MODE_LABELS[survey.anonymity]} · ${plural(survey.questions.length, 'question')} · ` +
          `about ${plural(minutesFor(survey.questions), 'minute')}`
        }
        action={
          <StatusButton
            survey={{ id: survey.id, status: survey.status, actions: survey.actions }}
            quiet={tab === 'edit'}
          />
        }
        overflow={
          mayWrite && (
            <Menu label="More">
              {survey.status === 'open' && (
                <MenuLink href={paths.answer(survey.publicToken)}>See it as respondents do</MenuLink>
              )}
              <MenuLink href={paths.surveyImport({ survey: survey.id })}>Import responses</MenuLink>
              <MenuLabel>Export responses</MenuLabel>
              {EXPORTS.map(([format, label]) => (
                <MenuLink key={format} href={file(format)} prefetch={false} download>
                  {label}
                </MenuLink>
              ))}
            </Menu>
          )
        }
      />
      {(mayWrite || survey.status !== 'draft') && (
        <LinkTabs
          label="Parts of this survey"
          choices={[
            { label: 'Results', href: paths.survey(survey.id), current: tab === 'results' },
            ...(survey.series === null
              ? []
              : [{ label: 'Trend', href: paths.surveyTrend(survey.id), current: tab === 'trend' }]),
            { label: 'Drivers', href: paths.surveyDrivers(survey.id), current: tab === 'drivers' },
            { label: 'Compare', href: paths.surveyCompare(survey.id), current: tab === 'compare' },
            { label: 'Two questions', href: paths.surveyPairs(survey.id), current: tab === 'pairs' },
            { label: 'Comments', href: paths.surveyComments(survey.id), current: tab === 'comments' },
            ...(mayWrite
              ? [
                  {
                    label: 'Responses',
                    href: paths.surveyResponses(survey.id),
                    current: tab === 'responses',
                    count: survey.responses,
                  },
                  {
                    label: 'Questions',
                    href: paths.surveyEdit(survey.id),
                    current: tab === 'edit',
                    count: survey.questions.length,
                  },
                  { label: 'Audience', href: paths.surveyReach(survey.id), current: tab === 'reach' },
                  { label: 'Share', href: paths.surveyShare(survey.id), current: tab === 'share' },
                ]
              : []),
          ]}
        />
      )}
    </>
  )
}

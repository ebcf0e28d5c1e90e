import { Status } from '@/components/ui/badge'
import { Menu, MenuLabel, MenuLink } from '@/components/ui/menu'
import { PageHeader } from '@/components/ui/page-header'
import { LinkTabs } from '@/components/ui/segmented'
import { plural } from '@/lib/core/format'
import { minutesFor } from '@/lib/surveys/rules-time'
import type { Survey } from '@/lib/surveys/schema'
import { StatusButton } from './status-button'
import { MODE_LABELS, STATUS_LABELS } from './type-labels'

export type SurveyTab =
  'results' | 'drivers' | 'trend' | 'compare' | 'comments' | 'responses' | 'share' | 'edit' | 'reach'

const EXPORTS = [
  ['csv', 'CSV'],
  ['xlsx', 'Excel, with codebook'],
  ['json', 'JSON'],
  ['spss', 'SPSS: CSV and syntax'],
  ['codebook', 'Codebook'],
] as const

/** The top of each page of one survey. */
export function SurveyHeader({ survey, tab, mayWrite }: { survey: Survey; tab: SurveyTab; mayWrite: boolean }) {
  const { label, tone } = STATUS_LABELS[survey.status]
  const at = `/surveys/${survey.id}`
  const file = (format: string) => `/api/v1/surveys/${survey.id}/export?format=${format}`
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Surveys', href: '/surveys' }]}
        title={survey.title}
        status={<Status tone={tone}>{label}</Status>}
        facts={`${MODE_LABELS[survey.anonymity]} · ${plural(survey.questions.length, 'question')} · about ${plural(minutesFor(survey.questions), 'minute')}`}
        action={mayWrite && <StatusButton id={survey.id} status={survey.status} quiet={tab === 'edit'} />}
        overflow={
          mayWrite && (
            <Menu label="More">
              {survey.status === 'open' && (
                <MenuLink href={`/s/${survey.publicToken}`}>See it as respondents do</MenuLink>
              )}
              <MenuLink href={`/surveys/import?survey=${survey.id}`}>Import responses</MenuLink>
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
            { label: 'Results', href: at, current: tab === 'results' },
            ...(survey.series === null ? [] : [{ label: 'Trend', href: `${at}/trend`, current: tab === 'trend' }]),
            { label: 'Drivers', href: `${at}/drivers`, current: tab === 'drivers' },
            { label: 'Compare', href: `${at}/compare`, current: tab === 'compare' },
            { label: 'Comments', href: `${at}/comments`, current: tab === 'comments' },
            ...(mayWrite
              ? [
                  {
                    label: 'Responses',
                    href: `${at}/responses`,
                    current: tab === 'responses',
                    count: survey.responses,
                  },
                  { label: 'Questions', href: `${at}/edit`, current: tab === 'edit', count: survey.questions.length },
                  { label: 'Reach', href: `${at}/reach`, current: tab === 'reach' },
                  { label: 'Share', href: `${at}/share`, current: tab === 'share' },
                ]
              : []),
          ]}
        />
      )}
    </>
  )
}

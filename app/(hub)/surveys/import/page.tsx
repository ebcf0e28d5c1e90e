import type { Metadata } from 'next'
import { ImportForm } from '@/components/surveys/import-form'
import { ImportMapping } from '@/components/results/import-mapping'
import { PageHeader, Section } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/link'
import type { Actor } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { pageActorWith } from '@/lib/server/session'
import { importSurveyFiles } from '@/lib/surveys/actions-import'
import { sendMapping, uploadResponses } from '@/lib/results/actions-upload'
import { getSurvey } from '@/lib/surveys/queries'
import { uploadReport } from '@/lib/results/queries-upload'
import { orNotFound } from '../page-survey'

export const metadata: Metadata = { title: 'Import' }

/** What other tools export. */
const FORMATS = [
  ['LimeSurvey', '.lss .lsg .lsq .txt'],
  ['Qualtrics', '.qsf'],
  ['SurveyJS, Typeform', '.json'],
  ['Google Forms, Formbricks', '.json'],
  ['XLSForm', '.xlsx'],
  ['Markdown', '.md'],
] as const

const surveys = { label: 'Surveys', href: paths.surveys() } as const

export default async function ImportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('survey.write')
  const query = await searchParams
  const [upload, survey] = [param(query, 'upload'), param(query, 'survey')]
  if (upload) return <Matching actor={actor} id={upload} />
  return survey ? <Responses actor={actor} id={survey} query={query} /> : <Surveys />
}

function Surveys() {
  return (
    <>
      <PageHeader
        crumbs={[surveys]}
        title="Import surveys"
        facts="Questions from another tool, or responses that have no survey here yet."
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div>
          <Section title="From another tool">
            <ImportForm
              action={importSurveyFiles}
              accept=".lss,.lsg,.lsq,.txt,.qsf,.json,.json5,.md,.xlsx,text/markdown,application/json"
              label="Survey files"
              button="Import surveys"
              multiple
              help="One file or several, up to 10 MB."
            />
          </Section>
          <Section title="Responses that have no survey yet">
            <ImportForm
              action={uploadResponses}
              accept=".csv,.xlsx,text/csv"
              label="CSV or Excel file"
              button="Create survey"
              help="A draft is made whose questions are the file’s columns: scales, choices, texts. You can change it before the responses go in. It is anonymous: who answered is not taken over."
            />
          </Section>
        </div>
        <aside aria-label="What is read" className="mb-8 text-sm">
          <h2 className="text-md">What is read</h2>
          <dl className="mt-2 space-y-2">
            {FORMATS.map(([tool, endings]) => (
              <div key={tool} className="flex justify-between gap-4">
                <dt>{tool}</dt>
                <dd className="text-right font-mono text-xs leading-5 text-ink-3">{endings}</dd>
              </div>
            ))}
          </dl>
          <p className="mt-4 text-ink-2">
            A survey in Markdown may have its translations beside it: <code>pulse.de.md</code> is the German of{' '}
            <code>pulse.md</code>.
          </p>
          <p className="mt-3 text-ink-2">
            A file is imported whole or not at all. Importing it again changes nothing, and what cannot be read is
            listed by name.
          </p>
        </aside>
      </div>
    </>
  )
}

async function Responses({ actor, id, query }: { actor: Actor; id: string; query: SearchParams }) {
  const survey = await orNotFound(getSurvey(actor, id))
  const [created, known, left] = [param(query, 'new'), param(query, 'known'), param(query, 'left')].map((text) =>
    text && /^\d{1,9}$/.test(text) ? Number(text) : null,
  )
  return (
    <>
      <PageHeader
        crumbs={[surveys, { label: survey.title, href: paths.survey(survey.id) }]}
        title="Import responses"
        facts="All rows that fit, or none. The same file again changes nothing."
      />
      {created !== null && (
        <p role="status" className="mb-6 max-w-3xl border-y py-3">
          <span className="font-medium">{plural(created!, 'new response')}.</span>
          {Boolean(known) && ` ${known} were there already.`}
          {Boolean(left) && ` ${plural(left!, 'row')} did not fit.`}{' '}
          <TextLink href={paths.survey(survey.id)}>Look at the results</TextLink>
        </p>
      )}
      <Section title="From a table">
        <ImportForm
          action={uploadResponses}
          surveyId={survey.id}
          accept=".csv,.xlsx,text/csv"
          label="CSV or Excel file"
          button="Upload and match columns"
          help="Our own export, Qualtrics, SurveyMonkey, Google Forms, Microsoft Forms, or any file whose first line names its columns; of a workbook the first sheet. Up to 10 MB. Nothing is stored before you have seen what fits."
        />
      </Section>
    </>
  )
}

async function Matching({ actor, id }: { actor: Actor; id: string }) {
  const report = await orNotFound(uploadReport(actor, id, systemClock()))
  return (
    <>
      <PageHeader
        crumbs={[surveys, { label: report.survey.title, href: paths.survey(report.survey.id) }]}
        title="Match columns"
        facts={`${report.name} · ${plural(report.rows, 'row')} · kept for a day, for you only`}
      />
      {report.survey.anonymity === 'anonymous' && (
        <p className="mb-4 max-w-2xl text-ink-2">
          This survey is anonymous: columns that say who answered, and times of day, have been cut out of the file
          already.
        </p>
      )}
      <ImportMapping action={sendMapping} report={report} />
    </>
  )
}

import { formatIsoDay } from '@/lib/core/relative-time'
import type { Metadata } from 'next'
import { Fragment, type ReactNode } from 'react'
import { Funnel } from '@/components/catalog/funnel'
import { AskedSection, ChosenFact } from '@/components/catalog/asked'
import { AskInTeam, ChampionsSection } from '@/components/catalog/champions'
import { Retirement } from '@/components/catalog/retirement'
import { EditCapability, RecordUse } from '@/components/catalog/capability-forms'
import { editedOf } from '@/components/catalog/edited-capability'
import { AboutCapability } from '@/components/platform/about-capability'
import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { Status } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Parts } from '@/components/ui/parts'
import { Table } from '@/components/ui/table'
import { removeCapabilityAction } from '@/lib/catalog/actions'
import { STAGE_LABELS, STAGE_TONES, USE_LABELS } from '@/lib/catalog/presenter-labels'
import { listStages } from '@/lib/catalog/queries-capabilities'
import { getAsked, listAskable } from '@/lib/catalog/queries-asked'
import { championsFor, listMyChampions } from '@/lib/catalog/queries-champions'
import { can } from '@/lib/core/actor'
import { formatNumber, formatPercent, formatPercentInterval, plural } from '@/lib/core/format'
import { partOf } from '@/lib/core/parts'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { listPresentTeams } from '@/lib/people/queries'
import { aboutCapability } from '@/lib/platform/queries-capability'
import { getResults } from '@/lib/results/queries'
import type { QuestionResult } from '@/lib/results/schema'
import { orNull } from '@/lib/server/page'
import { isMailOn } from '@/lib/server/mail'
import { pageActorWith } from '@/lib/server/session'
import { capabilityOfPage } from '../page-capability'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await pageActorWith('catalog.read')
  return { title: (await capabilityOfPage(actor, (await params).id)).name }
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-3">{label}</dt>
      <dd className="mt-0.5 break-words">{children}</dd>
    </div>
  )
}

/** The share at the favourable end with its interval, as the survey's results state it; of a scale without one the mean. */
function satisfactionWords(question: QuestionResult | null, hasResults: boolean): string {
  if (!hasResults) return 'Its survey has no results to show'
  if (!question) return 'The survey does not ask it any more'
  if (question.suppressed) return 'Too few answers to show'
  if (question.favourable === undefined)
    return question.mean === undefined
      ? 'A survey question asks it'
      : `${formatNumber(question.mean)} on average to “${question.label}”`
  const interval = question.favourableCi ? ` (${formatPercentInterval(...question.favourableCi)})` : ''
  const bound = question.favourableBound ? `${question.favourableBound} ` : ''
  return `${bound}${formatPercent(question.favourable)}${interval} favourable to “${question.label}”`
}

/** An address without what every address begins with; a long one is broken where its parts end. */
const outside = (address: string) => (
  <a href={address} rel="noreferrer" className="underline decoration-edge/50 underline-offset-2 hover:text-accent">
    {address
      .replace(/^https?:\/\/|\/$/g, '')
      .split(/(?<=\/)/)
      .map((part, index) => (
        <Fragment key={index}>
          {part}
          <wbr />
        </Fragment>
      ))}
  </a>
)

export default async function CapabilityPage({ params, searchParams }: Props) {
  const actor = await pageActorWith('catalog.read')
  const { id } = await params
  const query = await searchParams
  const capability = await capabilityOfPage(actor, id)
  const asks = capability.satisfaction
  const writes = can(actor, 'catalog.write')
  const [stages, present, results, asked, askable, champions, ask, about] = await Promise.all([
    listStages(actor, id),
    listPresentTeams(actor),
    // A survey that was deleted since says nothing; the page of the capability stays.
    asks ? orNull(getResults(actor, asks.survey, {})) : null,
    getAsked(actor, id),
    // A menu of every question of every survey, and that twice, is read where somebody means to choose.
    writes && param(query, 'asks') === '1' ? listAskable(actor) : null,
    championsFor(actor, capability),
    listMyChampions(actor),
    aboutCapability(actor, capability),
  ])
  const named = (team: (typeof present)[number]) => ({ id: team.id, name: team.name })
  const satisfaction = results?.questions.find((question) => question.key === asks?.question) ?? null
  const adopted = capability.timeToAdopt
  const uses = partOf(capability.uses, param(query, 'part'))
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Capabilities', href: paths.capabilities() }]}
        title={capability.name}
        status={<Status tone={STAGE_TONES[capability.stage]}>{STAGE_LABELS[capability.stage]}</Status>}
        action={<ButtonLink href={paths.capabilityKit(id)}>Onboarding kit</ButtonLink>}
        facts={capability.gaps.length > 0 && <span className="text-warn">{capability.gaps.join(' · ')}</span>}
      />
      <AskInTeam ask={ask.filter((one) => one.capability === null || one.capability.id === id)} />
      {capability.description && <p className="mb-6 max-w-prose whitespace-pre-line">{capability.description}</p>}
      <dl className="mb-2 grid gap-x-8 gap-y-4 border-t py-4 sm:grid-cols-2 lg:grid-cols-4">
        <Fact label="Team">{capability.team ?? 'None'}</Fact>
        <Fact label="Owner">{capability.ownerName ?? 'None'}</Fact>
        <Fact label="Documentation">{capability.docs ? outside(capability.docs) : 'None'}</Fact>
        {capability.repository && <Fact label="Repository">{outside(capability.repository)}</Fact>}
        {capability.dashboard && <Fact label="Dashboard">{outside(capability.dashboard)}</Fact>}
        <Fact label={capability.goldenPathSupported ? 'Golden path, supported' : 'Golden path'}>
          {capability.goldenPath ? outside(capability.goldenPath) : 'None'}
        </Fact>
        <Fact label="Adoption">
          {capability.adoption === null
            ? 'Not known'
            : capability.adoptionFrom === 'typed'
              ? `${formatPercent(capability.adoption)} (typed)`
              : `${formatPercent(capability.adoption)} of engineers, by team${
                  capability.funnel.unknown.teams > 0
                    ? `; up to ${formatPercent(capability.adoptionAtMost ?? 1)}, the use of ${plural(capability.funnel.unknown.teams, 'team')} is not known`
                    : ''
                }`}
        </Fact>
        <Fact label="Time to adopt">
          {adopted
            ? `${formatNumber(adopted.days)} days from launch to weekly use, median of ${plural(adopted.teams, 'team')}`
            : 'Not known'}
        </Fact>
        <Fact label="Chosen, not told to">
          <ChosenFact capability={capability} chosen={asked.chosen} />
        </Fact>
        <Fact label="Satisfaction">
          {capability.satisfaction ? (
            <TextLink href={paths.survey(capability.satisfaction.survey)}>
              {satisfactionWords(satisfaction, results !== null)}
            </TextLink>
          ) : (
            'Not asked'
          )}
        </Fact>
        <Fact label="Stages">
          {stages.data.map((one) => `${STAGE_LABELS[one.stage]} ${formatIsoDay(one.at)}`).join(', ')}
        </Fact>
      </dl>
      {capability.stage === 'retirement' && (
        <Retirement capability={capability} mayTell={writes} isMailOn={isMailOn()} />
      )}
      {capability.uses.length > 0 && (
        <Section title="How far teams came">
          <Funnel funnel={capability.funnel} />
        </Section>
      )}
      <AskedSection id={capability.id} asked={asked} askable={askable} canEdit={writes} />
      <Section id="uses" title="Who uses it">
        <Table
          caption="Teams"
          rows={uses.rows}
          rowKey={(row) => row.team}
          empty={<p className="text-ink-3">No team is known yet.</p>}
          columns={[
            { key: 'team', header: 'Team', cell: (row) => row.team },
            { key: 'state', header: 'How far', cell: (row) => USE_LABELS[row.state] },
            {
              key: 'chosen',
              header: 'Chosen or told',
              cell: (row) => (row.chosen === null ? 'Not asked' : row.chosen ? 'Chosen' : 'Told to'),
            },
            { key: 'at', header: 'As of', cell: (row) => formatIsoDay(row.at), className: 'max-sm:hidden' },
          ]}
        />
        <Parts part={uses} params={query} label="teams" place="uses" />
        {writes && present.length > 0 && (
          <div className="mt-4">
            <RecordUse id={capability.id} teams={present.filter((team) => !team.platform).map(named)} />
          </div>
        )}
      </Section>
      <AboutCapability capability={capability} about={about} canEdit={writes} />
      <ChampionsSection capability={id} champions={champions} canEdit={writes} me={actor.id} />
      {writes && (
        <Section title="Edit">
          <details>
            <summary className="min-h-6 cursor-pointer text-sm/6 text-ink-2">Change what is written here</summary>
            <div className="mt-4">
              <EditCapability capability={editedOf(capability)} teams={present.map(named)} />
            </div>
          </details>
        </Section>
      )}
      {writes && capability.uses.length === 0 && (
        <Section title="Delete">
          <ActionForm action={removeCapabilityAction} submit="Delete this capability" variant="danger">
            <input type="hidden" name="id" value={capability.id} />
            <p className="text-ink-2">For one that was made by mistake. One that an item is about stays.</p>
          </ActionForm>
        </Section>
      )}
    </>
  )
}

import { SlopeLines } from '@/components/charts/slope'
import { waveNames } from '@/components/results/trend-labels'
import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { chosenWords, loadWords } from '@/lib/catalog/rules-asked'
import type { listAskable } from '@/lib/catalog/queries-asked'
import type { Asked, Chosen, Load, Purpose } from '@/lib/catalog/schema-asked'
import type { Capability } from '@/lib/catalog/schema-capabilities'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { formatIsoDay } from '@/lib/core/relative-time'
import { plainText } from '@/lib/core/text/inline'
import { PeopleFunnel } from './people-funnel'
import { LinkQuestion, UnlinkQuestion } from './asked-forms'

/** Whether it was chosen: by team as the platform team wrote it down, and by person as a survey asked. */
export function ChosenFact({
  capability: { chosenTeams },
  chosen,
}: {
  capability: Pick<Capability, 'chosenTeams'>
  chosen: Chosen
}) {
  if (chosenTeams.asked === 0 && chosen.state === 'not-asked') return <>Not asked</>
  return (
    <>
      {chosenTeams.asked > 0 && `${chosenTeams.chose} of ${plural(chosenTeams.asked, 'using team')} asked chose it. `}
      {chosen.state === 'not-asked' ? (
        'People: not asked'
      ) : (
        <TextLink href={paths.survey(chosen.survey)}>{chosenWords(chosen)}</TextLink>
      )}
    </>
  )
}

function LoadPicture({ load }: { load: Load }) {
  const { label, scale, points } = load
  const last = points[points.length - 1]!
  const ends = scale?.minLabel && scale.maxLabel ? ` (${scale.minLabel} to ${scale.maxLabel})` : ''
  const hidden = points.filter(({ mean }) => mean === null)
  return (
    <div className="max-w-2xl">
      <p>
        “{plainText(label)}” <TextLink href={paths.survey(last.survey)}>{loadWords(load)}</TextLink>
        <span className="text-ink-3">
          {ends}, {last.title} of {formatIsoDay(last.at)}
        </span>
      </p>
      {points.length > 1 && points.length > hidden.length && (
        <SlopeLines
          name={`load-${last.survey}`}
          finding={`Over ${plural(points.length, 'survey')}: ${loadWords(load)}`}
          waves={waveNames(points.map(({ at }) => ({ openedAt: `${at}T00:00:00Z` })))}
          series={[
            {
              label: 'on average',
              highlight: true,
              points: points.map(({ mean, ci, n }) =>
                mean === null ? null : { value: mean, ...(ci && { interval: ci }), ...(n !== null && { n }) },
              ),
            },
          ]}
          unit="number"
          {...(scale && { domain: [scale.min, scale.max] as const })}
          caption={`Lines through each dot are 95\u202f% intervals.${
            hidden.length > 0 ? ` Too few answers in ${plural(hidden.length, 'survey')}.` : ''
          }`}
        />
      )}
    </div>
  )
}

const PURPOSE_WORDS: Record<Purpose, string> = {
  chosen: 'Chosen or told',
  load: 'What it takes to use it',
  steps: 'How far people came',
}

/** What surveys say of a capability, as their own results pages show it; and for those who may, which questions ask it. */
export function AskedSection(props: {
  id: string
  asked: Asked
  /** The questions to choose from; null where they are not asked for. */
  askable: Awaited<ReturnType<typeof listAskable>> | null
  canEdit: boolean
}) {
  const { id, asked, askable, canEdit } = props
  const { chosen, adoption, load, linked } = asked
  return (
    <Section id="asked" title="What surveys say" aside="As published">
      <dl className="space-y-4">
        <div>
          <dt className="text-xs text-ink-3">{PURPOSE_WORDS.chosen}</dt>
          <dd>
            {chosen.state === 'not-asked' ? (
              'Not asked'
            ) : (
              <>
                {chosenWords(chosen)}: <TextLink href={paths.survey(chosen.survey)}>{chosen.title}</TextLink>
              </>
            )}
            {chosen.state === 'shown' && (
              <span className="block text-sm text-ink-3">
                {formatIsoDay(chosen.at)}; counted as chosen: {chosen.answers.map((one) => `“${one}”`).join(', ')}.
                Answers that say that it does not apply are left out.
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt className="text-xs text-ink-3">{PURPOSE_WORDS.steps}</dt>
          <dd>
            <PeopleFunnel adoption={adoption} />
          </dd>
        </div>
        <div>
          <dt className="text-xs text-ink-3">{PURPOSE_WORDS.load}</dt>
          <dd className="space-y-4">
            {load.length === 0 ? 'Not asked' : load.map((one) => <LoadPicture key={one.label} load={one} />)}
          </dd>
        </div>
      </dl>
      {canEdit && !askable && (
        <p className="mt-4">
          <TextLink href={`${paths.capability(id, { asks: '1' })}#asked`}>Which questions ask it</TextLink>
        </p>
      )}
      {askable && (
        <div className="mt-4">
          <h3 className="text-sm font-medium">Which questions ask it</h3>
          {linked.length > 0 && (
            <ul aria-label="Linked questions" className="mt-2 max-w-3xl text-sm">
              {linked.map(({ purpose, survey, question, title }) => (
                <li
                  key={`${purpose} ${survey} ${question}`}
                  className="flex flex-wrap items-center gap-3 border-b py-1.5"
                >
                  <span className="min-w-0 grow">
                    {PURPOSE_WORDS[purpose]}: {title ?? 'a survey that is not there any more'}, <code>{question}</code>
                  </span>
                  <UnlinkQuestion id={id} purpose={purpose} survey={survey} question={question} />
                </li>
              ))}
            </ul>
          )}
          <LinkQuestion id={id} askable={askable} />
        </div>
      )}
    </Section>
  )
}

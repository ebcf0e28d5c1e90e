import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { absolute, apiPaths, paths } from '@/lib/core/paths'
import { saveChannelsAction } from '@/lib/distribution/actions'
import type { Survey } from '@/lib/surveys/schema'
import { CopyLink } from '@/components/surveys/copy-link'

function Code({ label, children }: { label: string; children: string }) {
  return (
    <div className="min-w-0">
      <p className="mb-1 font-medium">{label}</p>
      <pre
        tabIndex={0}
        aria-label={label}
        className="overflow-x-auto rounded-md border bg-sunk px-2.5 py-1.5 font-mono text-xs select-all"
      >
        {children}
      </pre>
    </div>
  )
}

/** Where a survey can be answered: its address, a terminal, a frame in another page, and when something happens. */
export function DistributionChannels({ survey, frames }: { survey: Survey; frames: string[] }) {
  const base = survey.publicUrl.replace(/\/s\/[^/]+$/, '')
  const token = survey.publicToken
  return (
    <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-5">
      {/* While it is open the link is the first thing on the page. */}
      {survey.status !== 'open' && <CopyLink url={survey.publicUrl} />}
      <Code label="In a terminal">{`curl ${survey.publicUrl}.txt`}</Code>
      <Code label="When something happens: from CI, a bot, a deploy script">
        {`curl -X POST ${absolute(base, apiPaths.asks())} -H "Authorization: Bearer $SOUNDINGS_TOKEN" -H ` +
          `"Content-Type: application/json" \\\n  -d ` +
          `'{"survey":"${token}","email":"dev@example.com","event":"deploy","everyDays":30}'`}
      </Code>
      {survey.embeddable &&
        (frames.length > 0 ? (
          <>
            <Code label="In a developer portal">{`<script src="${absolute(base, paths.embedScript())}" data-survey="${token}" async></script>`}</Code>
            <Code label="Where no script may run">
              {`<iframe src="${absolute(base, paths.embed(token))}" title="Survey" width="100%" height="640" ` +
                `style="border:0"></iframe>`}
            </Code>
            <p className="text-sm text-ink-3">Pages of {frames.join(', ')} may frame it.</p>
          </>
        ) : (
          <p className="text-ink-2">
            It may stand in a frame once the hub knows of whom: set EMBED_ORIGINS to the addresses of your portal, such
            as https://portal.example.com.
          </p>
        ))}
    </div>
  )
}

/** What may be changed about how a survey reaches people, also while it is open. */
export function ChannelsForm({ survey }: { survey: Survey }) {
  return (
    <ActionForm action={saveChannelsAction} submit="Save" variant="secondary" done="Saved." className="max-w-2xl">
      <input type="hidden" name="id" value={survey.id} />
      <Checkbox
        name="invitedOnly"
        defaultChecked={survey.invitedOnly}
        label="Invitation only"
        help="Each by a link that works once. Otherwise whoever has the address may."
      />
      <Checkbox name="embeddable" defaultChecked={survey.embeddable} label="Allow embedding in our developer portal" />
      <div className="grid w-full gap-4 sm:grid-cols-2">
        <Field
          name="remindAfter"
          label="Remind after"
          help="Days after it opened, as “4, 10”. Only who has not answered is reminded."
          required={false}
        >
          {(control) => <Input {...control} defaultValue={survey.remindAfter.join(', ')} />}
        </Field>
        <Field name="closesOn" label="Close on" help="At the end of this day, UTC." required={false}>
          {(control) => <Input {...control} type="date" defaultValue={survey.closesAt?.slice(0, 10) ?? ''} />}
        </Field>
        <Field
          name="closesAfter"
          label="Close after"
          help="Answers by invitation or by people who signed in; what comes in the same minute counts too. Answers at an open address do not count: one person can give many."
          required={false}
        >
          {(control) => <Input {...control} inputMode="numeric" defaultValue={survey.closesAfter ?? ''} />}
        </Field>
      </div>
    </ActionForm>
  )
}

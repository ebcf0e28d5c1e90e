'use client'

import { ActionForm } from '@/components/ui/action-form'
import { FileForm } from '@/components/ui/file-form'
import { AreaField, SelectField, TextField, TickField } from '@/components/ui/form-fields'
import {
  addCapabilityAction,
  changeCapabilityAction,
  importCatalogAction,
  recordUseAction,
  announceRetirementAction,
} from '@/lib/catalog/actions'
import { STAGE_LABELS, USE_LABELS } from '@/lib/catalog/presenter-labels'
import { STAGES, USE_STATES } from '@/lib/catalog/schema-capabilities'
import type { EditedCapability } from './edited-capability'

type Teams = readonly { id: string; name: string }[]

function Fields({ capability, teams }: { capability?: EditedCapability; teams: Teams }) {
  return (
    <>
      <TextField name="name" label="Name" maxLength={100} defaultValue={capability?.name ?? ''} />
      <AreaField
        name="description"
        label="What it does for a developer"
        rows={2}
        optional
        maxLength={2000}
        defaultValue={capability?.description ?? ''}
      />
      <div className="flex flex-wrap gap-4">
        <SelectField name="stage" label="Stage" defaultValue={capability?.stage ?? 'discovery'}>
          {STAGES.map((stage) => (
            <option key={stage} value={stage}>
              {STAGE_LABELS[stage]}
            </option>
          ))}
        </SelectField>
        <SelectField name="team" label="Team" optional defaultValue={capability?.teamId ?? ''}>
          <option value="">None</option>
          {teams.map((team) => (
            <option key={team.id} value={team.id}>
              {team.name}
            </option>
          ))}
        </SelectField>
        <TextField name="owner" label="Owner’s email" type="email" optional defaultValue={capability?.owner ?? ''} />
      </div>
      <TextField name="docs" label="Documentation" type="url" optional defaultValue={capability?.docs ?? ''} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="repository"
          label="Repository"
          type="url"
          optional
          defaultValue={capability?.repository ?? ''}
        />
        <TextField name="dashboard" label="Dashboard" type="url" optional defaultValue={capability?.dashboard ?? ''} />
      </div>
      <TextField
        name="goldenPath"
        label="Golden path"
        type="url"
        optional
        defaultValue={capability?.goldenPath ?? ''}
        help="Template or guide of the way that is paved."
      />
    </>
  )
}

export function AddCapability({ teams }: { teams: Teams }) {
  return (
    <ActionForm action={addCapabilityAction} submit="Add">
      <Fields teams={teams} />
    </ActionForm>
  )
}

export function EditCapability({ capability, teams }: { capability: EditedCapability; teams: Teams }) {
  return (
    <ActionForm action={changeCapabilityAction} submit="Save" done="Saved, and noted as checked today.">
      <input type="hidden" name="id" value={capability.id} />
      <Fields capability={capability} teams={teams} />
      <TickField
        name="goldenPathSupported"
        label="The platform team supports the golden path"
        defaultChecked={capability.goldenPathSupported}
      />
      <fieldset className="space-y-4 border-t pt-4">
        <legend className="text-sm font-medium">Retirement</legend>
        <TextField
          name="retireBy"
          label="Last day"
          type="date"
          optional
          defaultValue={capability.retireBy ?? ''}
          className="max-w-48"
        />
        <TextField
          name="replacement"
          label="Replacement"
          optional
          maxLength={500}
          defaultValue={capability.replacement}
        />
        <AreaField
          name="plan"
          label="How teams get there"
          rows={3}
          optional
          maxLength={5000}
          defaultValue={capability.plan}
        />
      </fieldset>
    </ActionForm>
  )
}

export function RecordUse({ id, teams }: { id: string; teams: Teams }) {
  return (
    <ActionForm action={recordUseAction} scope="use" submit="Save" variant="secondary" inline done="Saved.">
      <input type="hidden" name="id" value={id} />
      <SelectField name="team" label="Team">
        {teams.map((team) => (
          <option key={team.id} value={team.id}>
            {team.name}
          </option>
        ))}
      </SelectField>
      <SelectField name="state" label="How far" defaultValue="weekly">
        {USE_STATES.map((state) => (
          <option key={state} value={state}>
            {USE_LABELS[state]}
          </option>
        ))}
      </SelectField>
      <SelectField name="chosen" label="Chosen or told" optional defaultValue="">
        <option value="">Not asked</option>
        <option value="chosen">Chosen</option>
        <option value="told">Told to</option>
      </SelectField>
    </ActionForm>
  )
}

/** Mails the teams that still use it. */
export const AnnounceRetirement = ({ id }: { id: string }) => (
  <ActionForm
    action={announceRetirementAction}
    submit="Tell these teams"
    variant="secondary"
    className="mt-4"
    done={({ teams, mails }) =>
      `${mails} ${mails === 1 ? 'person' : 'people'} in ${teams} ${teams === 1 ? 'team' : 'teams'}: each gets one mail for this last day.`
    }
  >
    <input type="hidden" name="id" value={id} />
  </ActionForm>
)

/** `catalog-info.yaml` of Backstage, or CSV. */
export const ImportCatalog = () => (
  <FileForm
    action={importCatalogAction}
    label="catalog-info.yaml or CSV"
    accept=".yaml,.yml,.csv"
    help="Components, APIs, resources, systems and templates of Backstage, in one or several documents; or a list as it is exported, of which only “name” must be there."
  />
)

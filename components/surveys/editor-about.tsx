'use client'

import { Field } from '@/components/ui/field'
import { Input, Select, Textarea } from '@/components/ui/input'
import type { FieldErrors } from '@/lib/core/errors'
import type { EditorValues } from '@/lib/surveys/editor/rules-editor'
import { ANONYMITY, DISCLOSURES } from '@/lib/surveys/schema'
import { LANGUAGES, languageName } from './language-labels'
import { MODE_LABELS } from './type-labels'
import { ShortText } from './editor-short-text'

const MODE_HELP = {
  anonymous: 'Nobody can see who answered, now or later. Fixed once the first response is in.',
  confidential: 'Researchers see who answered only for a recorded reason. Fixed once the first response is in.',
  named: 'Everybody who sees the answers sees who gave them. Fixed once the first response is in.',
}

// From both together it could be worked out who gave which response.
const DISCLOSURE_HELP = {
  '': 'Single responses until someone says a role or tenure, figures by group from then on.',
  groups: 'No single responses are listed or exported. Fixed once the first response is in.',
  responses: 'Role and tenure are neither asked for nor kept. Fixed once the first response is in.',
}

type AboutProps = {
  values: EditorValues
  errors: FieldErrors
  locked: boolean
  edit: (values: EditorValues, options?: { kind?: string }) => void
}

/** What respondents are told before the first question, and how the survey is run. */
export function About({ values, errors, locked, edit }: AboutProps) {
  const put = <K extends keyof EditorValues>(field: K, value: EditorValues[K]) =>
    edit({ ...values, [field]: value }, { kind: field })
  const error = (name: keyof EditorValues) => (errors[name]?.[0] ? { error: errors[name][0] } : {})
  const languages = [...new Set<string>([values.language, ...LANGUAGES])]
  return (
    <div className="grid gap-4">
      <Field label="What it is about" name="description" required={false} {...error('description')}>
        {(control) => (
          <Textarea
            {...control}
            required={false}
            rows={2}
            className="min-h-16"
            value={values.description}
            onChange={(event) => put('description', event.target.value)}
          />
        )}
      </Field>
      <Field label="Closing words" name="closing" required={false} {...error('closing')}>
        {(control) => (
          <ShortText
            {...control}
            placeholder="Shown after the answers were sent"
            value={values.closing}
            onChange={(event) => put('closing', event.target.value)}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Requested by" name="askedBy" required={false} {...error('askedBy')}>
          {(control) => (
            <Input
              {...control}
              required={false}
              placeholder="The platform team"
              value={values.askedBy}
              onChange={(event) => put('askedBy', event.target.value)}
            />
          )}
        </Field>
        <Field label="Why" name="purpose" required={false} {...error('purpose')}>
          {(control) => (
            <Input
              {...control}
              required={false}
              placeholder="To decide what we work on next"
              value={values.purpose}
              onChange={(event) => put('purpose', event.target.value)}
            />
          )}
        </Field>
        <Field label="Mode" name="anonymity" help={MODE_HELP[values.anonymity]} {...error('anonymity')}>
          {(control) => (
            <Select
              {...control}
              disabled={locked}
              value={values.anonymity}
              onChange={(event) =>
                put('anonymity', ANONYMITY.find((mode) => mode === event.target.value) ?? 'anonymous')
              }
            >
              {Object.entries(MODE_LABELS).map(([mode, label]) => (
                <option key={mode} value={mode}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {values.anonymity !== 'named' && (
          <Field
            label="Readers get"
            name="disclosure"
            help={DISCLOSURE_HELP[values.disclosure]}
            {...error('disclosure')}
          >
            {(control) => (
              <Select
                {...control}
                required={false}
                disabled={locked}
                value={values.disclosure}
                onChange={(event) => put('disclosure', DISCLOSURES.find((one) => one === event.target.value) ?? '')}
              >
                <option value="">As its answers allow</option>
                <option value="groups">Figures by team, role and tenure</option>
                <option value="responses">Single responses, and figures by team</option>
              </Select>
            )}
          </Field>
        )}
        <Field
          label="Results date"
          name="resultsOn"
          help="Respondents are told."
          required={false}
          {...error('resultsOn')}
        >
          {(control) => (
            <Input
              {...control}
              required={false}
              type="date"
              value={values.resultsOn}
              onChange={(event) => put('resultsOn', event.target.value)}
            />
          )}
        </Field>
        <Field
          label="Series"
          name="series"
          help="Waves of one series are compared over time."
          required={false}
          {...error('series')}
        >
          {(control) => (
            <Input
              {...control}
              required={false}
              placeholder="pulse"
              value={values.series}
              onChange={(event) => put('series', event.target.value)}
            />
          )}
        </Field>
        <Field
          label="Number invited"
          name="invited"
          help="Left empty: everybody in the teams."
          required={false}
          {...error('invited')}
        >
          {(control) => (
            <Input
              {...control}
              required={false}
              inputMode="numeric"
              value={values.invited}
              onChange={(event) => put('invited', event.target.value)}
            />
          )}
        </Field>
        <Field label="Original language" name="language" help="Other languages are added above." {...error('language')}>
          {(control) => (
            <Select {...control} value={values.language} onChange={(event) => put('language', event.target.value)}>
              {languages.map((language) => (
                <option key={language} value={language}>
                  {languageName(language)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
    </div>
  )
}

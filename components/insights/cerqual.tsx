import { ActionForm } from '@/components/ui/action-form'
import { SelectField, TextField } from '@/components/ui/form-fields'
import { cerqualAction } from '@/lib/insights/actions-judging'
import { CERQUAL_LABELS, CONCERN_LABELS, cerqualCeiling } from '@/lib/insights/presenter-labels'
import type { Insight } from '@/lib/insights/schema'
import { cerqualParts, concerns } from '@/lib/insights/schema-judging'

/** The four questions of GRADE-CERQual, as people answered them. */
export function CerqualChecklist({ insight, mayWrite }: { insight: Insight; mayWrite: boolean }) {
  const { cerqual } = insight
  return (
    <>
      {cerqual ? (
        <>
          <p className="mb-1">Confidence in it is at most {cerqualCeiling(cerqual)}, by the gravest concern.</p>
          <ul className="list-disc space-y-0.5 pl-5 text-sm text-ink-2">
            {cerqualParts.map((part) => (
              <li key={part}>
                {CERQUAL_LABELS[part].name}: {CONCERN_LABELS[cerqual[part].concern].toLowerCase()}
                {cerqual[part].note && `. ${cerqual[part].note}`}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="text-ink-3">Not judged yet.</p>
      )}
      {mayWrite && (
        <details className="mt-2">
          <summary className="w-fit cursor-pointer text-sm/6 text-ink-2">
            {cerqual ? 'Judge again' : 'Judge it'}
          </summary>
          <ActionForm action={cerqualAction} submit="Save" size="sm" className="mt-2 max-w-md space-y-3" done="Saved.">
            <input type="hidden" name="insight" value={insight.id} />
            {cerqualParts.map((part) => (
              <div key={part} className="space-y-1">
                <SelectField
                  name={part}
                  label={CERQUAL_LABELS[part].name}
                  help={CERQUAL_LABELS[part].asks}
                  defaultValue={cerqual?.[part].concern ?? 'none'}
                >
                  {concerns.map((concern) => (
                    <option key={concern} value={concern}>
                      {CONCERN_LABELS[concern]}
                    </option>
                  ))}
                </SelectField>
                <TextField
                  name={`${part}.note`}
                  label={`Why, for ${CERQUAL_LABELS[part].name.toLowerCase()}`}
                  optional
                  maxLength={500}
                  defaultValue={cerqual?.[part].note ?? ''}
                />
              </div>
            ))}
          </ActionForm>
        </details>
      )}
    </>
  )
}

'use client'

import { FileForm } from '@/components/ui/file-form'
import { importOutcomesFile } from '@/lib/outcomes/actions'

const HELP =
  'Measurements: metric, at, value, and n, team, capability, unit. Deployments and incidents: kind, id, at, and ' +
  'service, team, commitAt, failed, unplanned, resolvedAt, deployment. Moments with their time zone.'

/** A CSV file of measurements, or of deployments and incidents. */
export const ImportForm = () => (
  <FileForm action={importOutcomesFile} label="CSV file" accept=".csv,.tsv,text/csv" help={HELP} />
)

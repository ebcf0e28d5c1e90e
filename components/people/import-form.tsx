'use client'

import { FileForm } from '@/components/ui/file-form'
import { importList } from '@/lib/people/actions'

const HELP =
  'Its first line names the columns: email, and name, team, role, discipline, started (as 2026-03-31) where there ' +
  'are any. Importing the same file again changes nothing; no one is removed.'

export const ImportForm = () => (
  <FileForm action={importList} label="CSV file" accept=".csv,.tsv,text/csv" help={HELP} />
)

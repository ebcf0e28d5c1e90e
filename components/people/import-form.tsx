'use client'

import { FileForm } from '@/components/ui/file-form'
import { importList } from '@/lib/people/actions'

const HELP =
  'Its first line names the columns: email, and name, team, department, role, job title, start date, end date, status ' +
  'and employee id where there are any. Importing the same file again changes nothing; who is not in it stays.'

export const ImportForm = () => (
  <FileForm action={importList} label="CSV file" accept=".csv,.tsv,text/csv" help={HELP} />
)

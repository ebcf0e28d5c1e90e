import { ActionForm } from '@/components/ui/action-form'
import { retryAgain } from '@/lib/platform/actions'

/** Lets the jobs or mails of one kind that failed be tried again. */
export function RetryForm({ name, kind }: { name: 'job' | 'mail'; kind: string }) {
  return (
    <ActionForm action={retryAgain} submit="Try again" variant="secondary" size="sm" inline className="justify-end">
      <input type="hidden" name={name} value={kind} />
    </ActionForm>
  )
}

import { Status } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { removeToken } from '@/lib/people/actions'
import type { Token } from '@/lib/people/schema'
import { ROLE_LABELS } from '@/lib/people/presenter-labels'

const stateOf = (token: Token, now: Date) =>
  token.revokedAt ? 'Revoked' : token.expiresAt && new Date(token.expiresAt) <= now ? 'Ended' : 'Active'

const columns = (now: Date): Column<Token>[] => [
  { key: 'name', header: 'Name', cell: (one) => one.name },
  {
    key: 'hint',
    header: 'Prefix',
    className: 'max-sm:hidden',
    cell: (one) => <code className="font-mono text-xs">{one.hint}…</code>,
  },
  { key: 'role', header: 'Role', className: 'max-sm:hidden', cell: (one) => ROLE_LABELS[one.role] },
  {
    key: 'state',
    header: 'State',
    cell: (one) => <Status tone={stateOf(one, now) === 'Active' ? 'good' : 'done'}>{stateOf(one, now)}</Status>,
  },
  {
    key: 'used',
    header: 'Last used',
    className: 'max-sm:hidden',
    cell: (one) => (one.lastUsedAt ? <Time at={new Date(one.lastUsedAt)} now={now} /> : 'Never'),
  },
  {
    key: 'ends',
    header: 'Expires',
    className: 'whitespace-nowrap',
    cell: (one) => (one.expiresAt ? <Time at={new Date(one.expiresAt)} now={now} as="day" /> : 'Never'),
  },
  {
    key: 'revoke',
    header: <span className="sr-only">Revoke</span>,
    cell: (one) =>
      stateOf(one, now) === 'Active' && (
        <form action={removeToken}>
          <input type="hidden" name="id" value={one.id} />
          <Button type="submit" size="sm" variant="danger" aria-label={`Revoke ${one.name}`}>
            Revoke
          </Button>
        </form>
      ),
  },
]

export function TokenTable({ tokens, now }: { tokens: Token[]; now: Date }) {
  if (tokens.length === 0) return null
  return (
    <Table caption="Your API tokens" columns={columns(now)} rows={tokens} rowKey={(one) => one.id} className="mb-5" />
  )
}

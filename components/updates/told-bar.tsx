import { ledgerSentence } from '@/lib/updates/rules'
import type { Told } from '@/lib/updates/schema'

/** How far the ledger of an update is: told against everybody who is to be told. */
export function ToldBar({ told }: { told: Told }) {
  const all = told.owed + told.told + told.muted + told.declined
  if (all === 0) return <span className="text-sm text-ink-3">{ledgerSentence(told)}</span>
  return (
    <span className="inline-flex items-center gap-2 text-sm text-ink-2">
      <svg aria-hidden width="72" height="6" className="shrink-0 overflow-hidden rounded-full">
        <rect width="72" height="6" className="fill-ink/10" />
        <rect width={(72 * told.told) / all} height="6" className="fill-good" />
        <rect x={(72 * told.told) / all} width={(72 * told.owed) / all} height="6" className="fill-warn/50" />
      </svg>
      {ledgerSentence(told)}
    </span>
  )
}

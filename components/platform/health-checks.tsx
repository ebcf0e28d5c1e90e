import { Status, type Tone } from '@/components/ui/badge'
import type { Finding } from '@/lib/platform/schema-health'

const WORDS: Record<Finding['state'], { word: string; tone: Tone }> = {
  ok: { word: 'Good', tone: 'good' },
  warn: { word: 'Check this', tone: 'warn' },
  bad: { word: 'Does not work', tone: 'bad' },
}

/** What the doctor found: what does not work first. */
export function HealthChecks({ checks }: { checks: Finding[] }) {
  const order = ['bad', 'warn', 'ok']
  const sorted = [...checks].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  return (
    <dl className="grid grid-cols-[minmax(7rem,max-content)_max-content_1fr] gap-x-5 gap-y-2 max-sm:grid-cols-2">
      {sorted.map(({ check, state, detail }) => (
        <div key={check} className="contents">
          <dt className="text-sm/6">{check}</dt>
          <dd>
            <Status tone={WORDS[state].tone}>{WORDS[state].word}</Status>
          </dd>
          <dd className="text-sm/6 break-words text-ink-2 max-sm:col-span-2 max-sm:mb-2">{detail}</dd>
        </div>
      ))}
    </dl>
  )
}

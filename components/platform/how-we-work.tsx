import { DepthShape, rungs } from '@/components/ui/depth'
import { Section } from '@/components/ui/page-header'

const WAYS = [
  ['low', 'Low touch: surveys', 'Many people, little from each. Enough to see where to look.'],
  ['medium', 'Medium touch: RFCs and interviews', 'Fewer people, and their reasons.'],
  ['high', 'High touch: weeks inside a team', 'What people do, not only what they say.'],
] as const

/** How the numbers come about. */
export function HowWeListen() {
  return (
    <Section title="How we listen">
      <dl className="grid gap-4 sm:grid-cols-3">
        {WAYS.map(([rung, name, words]) => (
          <div key={rung} className="border-t-2 pt-2">
            <dt className="flex gap-2 font-medium">
              <DepthShape rung={rung} className={`mt-1 ${rungs[rung].color}`} />
              {name}
            </dt>
            <dd className="mt-1 text-ink-2">{words}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 max-w-prose text-ink-2">
        Every number carries its interval, how many answered and who is missing. Confidence comes from the method: many
        weak surveys never add up to one interview study. What the platform team says about itself is marked and counts
        for nobody else.
      </p>
    </Section>
  )
}

/** What is kept for how long: the same promises for everybody to read. */
export function WhatIsKept() {
  return (
    <Section title="Data and privacy">
      <dl className="space-y-3">
        <Kept of="Anonymous answers">
          Kept without person, without time of day and without order. Nobody can find out whose it was, admins included.
        </Kept>
        <Kept of="Small groups">
          Groups below the survey’s minimum are shown as suppressed, and so is what would give them away.
        </Kept>
        <Kept of="Interviews">
          Quotes are kept for as long as the consent says. When it is withdrawn they are removed everywhere, and scores
          are recalculated.
        </Kept>
        <Kept of="Actions">What somebody did here is recorded by id for the admins, never with what was said.</Kept>
      </dl>
    </Section>
  )
}

function Kept({ of, children }: { of: string; children: string }) {
  return (
    <div>
      <dt className="font-medium">{of}</dt>
      <dd className="text-ink-2">{children}</dd>
    </div>
  )
}

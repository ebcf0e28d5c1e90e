import { Depth } from '@/components/ui/depth'
import { Section } from '@/components/ui/page-header'

/** How the numbers come about and what is kept for how long: the same promises for everybody to read. */
export function HowWeWork() {
  return (
    <>
      <Section title="How we listen">
        <dl className="grid max-w-3xl gap-x-6 gap-y-3 sm:grid-cols-[10rem_1fr]">
          <dt>
            <Depth rung="low" />
          </dt>
          <dd>Surveys: many people, little from each. Enough to see where to look.</dd>
          <dt>
            <Depth rung="medium" />
          </dt>
          <dd>RFCs and interviews: fewer people, their reasons.</dd>
          <dt>
            <Depth rung="high" />
          </dt>
          <dd>Weeks inside a team: what people do, not only what they say.</dd>
        </dl>
        <p className="mt-4 max-w-prose text-ink-2">
          Every number carries its interval, how many answered and who is missing. Confidence comes from the method:
          many weak surveys never add up to one interview study. What the platform team says about itself is marked and
          counts for nobody else.
        </p>
      </Section>
      <Section title="What is kept">
        <ul className="max-w-prose list-disc space-y-1.5 pl-5 text-ink-2">
          <li>
            An anonymous answer is kept without person, without time of day and without order. Nobody can find out whose
            it was, admins included.
          </li>
          <li>Groups below the survey’s minimum are shown as suppressed, and so is what would give them away.</li>
          <li>
            An interview’s words are kept for as long as its consent says. Withdrawing takes them out everywhere, and
            scores what stood on them again.
          </li>
          <li>What somebody did here is recorded by id for the admins, never with what was said.</li>
        </ul>
      </Section>
    </>
  )
}

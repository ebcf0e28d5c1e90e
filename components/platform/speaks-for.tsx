import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { paths } from '@/lib/core/paths'

/** What somebody speaks for in their team: the way to what they need to know. Nothing for who speaks for nothing. */
export function SpeaksFor({ champions }: { champions: { id: string; title: string }[] }) {
  if (champions.length === 0) return null
  return (
    <Section title="You speak for" id="champion" aside={<TextLink href={paths.champions()}>Champions</TextLink>}>
      <ul data-list className="divide-y border-y">
        {champions.map(({ id, title }) => (
          <li key={id} className="py-1.5">
            <TextLink href={paths.champion(id)}>{title}: what you need to know</TextLink>
          </li>
        ))}
      </ul>
    </Section>
  )
}

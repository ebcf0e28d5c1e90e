import { Depth } from '@/components/ui/depth'
import { TextLink } from '@/components/ui/link'
import { Section } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import type { Evidence } from '@/lib/evidence/schema'

/** What developers said that this proposal answers: the pieces of evidence its text links to. */
export function DevelopersSaid({ pieces, mayEdit, now }: { pieces: Evidence[]; mayEdit: boolean; now: Date }) {
  return (
    <Section
      title="Evidence from developers"
      id="evidence"
      aside={pieces.length > 0 ? undefined : 'Nothing linked yet'}
      className="max-w-[72ch]"
    >
      {pieces.length === 0 ? (
        <p className="text-sm text-ink-2">
          {mayEdit
            ? 'Link a piece of evidence in the text (its address, such as /evidence/…) and it stands here, with who ' +
              'said it and how deep it was heard.'
            : 'The text links to no evidence. Ask the author which developers said so.'}
        </p>
      ) : (
        <ul className="space-y-3">
          {pieces.map((piece) => (
            <li key={piece.id} className="border-l-2 pl-3 text-sm">
              <blockquote className="line-clamp-4 whitespace-pre-line">{piece.text}</blockquote>
              <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
                <Depth rung={piece.rung} />
                {piece.team && <span>{piece.team}</span>}
                {piece.platformTeam && <span>platform team</span>}
                <Time at={new Date(piece.occurredAt)} now={now} as="day" />
                {piece.href && <TextLink href={piece.href}>{piece.source || 'Where it was said'}</TextLink>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

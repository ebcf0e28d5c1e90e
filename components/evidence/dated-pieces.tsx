import { Link } from '@/components/ui/link'
import { paths } from '@/lib/core/paths'
import { formatIsoDay } from '@/lib/core/relative-time'
import type { Evidence } from '@/lib/evidence/schema'

/** Pieces as lines: the day, and the words, which lead to the piece. */
export function DatedPieces({
  pieces,
  className,
}: {
  pieces: readonly Pick<Evidence, 'id' | 'occurredAt' | 'text'>[]
  className: string
}) {
  return (
    <ul className={className}>
      {pieces.map((piece) => (
        <li key={piece.id}>
          <span className="text-ink-3">{formatIsoDay(piece.occurredAt)}</span>{' '}
          <Link href={paths.evidenceItem(piece.id)} className="wrap-anywhere hover:underline">
            {piece.text}
          </Link>
        </li>
      ))}
    </ul>
  )
}

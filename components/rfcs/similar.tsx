'use client'

import { useEffect, useState } from 'react'
import { paths } from '@/lib/core/paths'
import { Button } from '@/components/ui/button'
import { Depth } from '@/components/ui/depth'
import { TextLink } from '@/components/ui/link'
import { toast } from '@/components/ui/toast'
import { relateAction, similarAction } from '@/lib/rfcs/actions-write'
import type { Similar as Found } from '@/lib/rfcs/queries-similar'
import { STATUS_LABELS } from '@/lib/rfcs/presenter-labels'

/** Milliseconds after the last key before it is looked for. */
const pause = 700

export type SimilarProps = {
  title: string
  problem: string
  /** The RFC that is edited; a new one has no number to link from yet. */
  number?: number
  body: string
  /** Puts text where the editor's cursor is; null without the editor. */
  onCite: ((piece: Found['evidence'][number]) => void) | null
  /** Of a new RFC: what it will be linked with once it is saved. */
  related: readonly number[]
  onRelate: (other: number) => void
}

/** What there is already on the subject: other RFCs, and what developers said. Looked for while title and problem are typed. */
export function Similar({ title, problem, number, body, related, onCite, onRelate }: SimilarProps) {
  const [found, setFound] = useState<Found>({ rfcs: [], evidence: [] })
  const [linked, setLinked] = useState<ReadonlySet<number>>(new Set())
  const said = problem.slice(0, 4000)
  useEffect(() => {
    let stale = false
    const timer = setTimeout(async () => {
      const result = await similarAction({ title, problem: said, ...(number && { number }) }).catch(() => null)
      if (!stale && result?.ok) setFound(result.data)
    }, pause)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [title, said, number])

  const relate = async (other: number) => {
    if (number === undefined) return onRelate(other)
    const result = await relateAction({ number, other }).catch(() => null)
    if (result?.ok) setLinked((before) => new Set(before).add(other))
    else toast(result?.message ?? 'The server could not be reached.', { tone: 'bad' })
  }
  if (found.rfcs.length + found.evidence.length === 0) return null
  return (
    <>
      {found.rfcs.length > 0 && (
        <section aria-label="Similar RFCs" className="text-sm">
          <h2 className="text-sm">Similar RFCs</h2>
          <ul className="mt-1 divide-y">
            {found.rfcs.map((rfc) => (
              <li key={rfc.number} className="flex items-start gap-2 py-1.5">
                <span className="min-w-0 flex-1">
                  <TextLink href={paths.rfc(rfc.number)} target="_blank" className="line-clamp-2">
                    {rfc.title}
                  </TextLink>
                  <span className="text-xs text-ink-3">
                    RFC {rfc.number} · {STATUS_LABELS[rfc.status]}
                  </span>
                </span>
                {linked.has(rfc.number) || related.includes(rfc.number) || body.includes(`](/rfcs/${rfc.number})`) ? (
                  <span className="text-xs text-good">Linked</span>
                ) : (
                  <Button
                    size="sm"
                    variant="ghost"
                    aria-label={`Link RFC ${rfc.number}`}
                    onClick={() => void relate(rfc.number)}
                  >
                    Link
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.evidence.length > 0 && (
        <section aria-label="Evidence from developers" className="text-sm">
          <h2 className="text-sm">Evidence from developers</h2>
          <ul className="mt-1 divide-y">
            {found.evidence.map((piece) => (
              <li key={piece.id} className="py-1.5">
                <blockquote className="line-clamp-3">{piece.text}</blockquote>
                <span className="mt-0.5 flex items-center gap-2 text-xs text-ink-3">
                  <Depth rung={piece.rung} />
                  <TextLink href={paths.evidenceItem(piece.id)} target="_blank" className="min-w-0 flex-1 truncate">
                    {piece.team ?? piece.source}
                  </TextLink>
                  {body.includes(paths.evidenceItem(piece.id)) ? (
                    <span className="text-good">Cited</span>
                  ) : (
                    <Button
                      size="sm"
                      variant="ghost"
                      disabled={!onCite}
                      onClick={() => onCite?.(piece)}
                      aria-label={`Cite: ${piece.text.slice(0, 60)}`}
                    >
                      Cite
                    </Button>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

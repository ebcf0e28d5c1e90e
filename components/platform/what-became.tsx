import { TextLink } from '@/components/ui/link'
import { paths } from '@/lib/core/paths'
import { KIND_LABELS } from '@/components/updates/labels'
import { Section } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { beginning } from '@/lib/core/text/excerpt'
import type { Answered } from '@/lib/updates/schema-rows'

const QUOTE_LENGTH = 180
const QUOTES_SHOWN = 2

/** "You said → we did": this person's own words beside what shipped because of them. */
export function WhatBecame({ became, now }: { became: Answered[]; now: Date }) {
  return (
    <Section title="You said, we did" id="became">
      {became.length === 0 ? (
        <p className="max-w-prose text-ink-2">
          When something ships because of your feedback, it appears here next to your words.
        </p>
      ) : (
        <ol className="divide-y border-y">
          {became.map((each) => (
            <li key={each.updateId} className="grid gap-x-8 gap-y-2 py-3 md:grid-cols-2">
              <div className="min-w-0 space-y-1.5">
                {each.said.slice(0, QUOTES_SHOWN).map((piece) => (
                  <blockquote key={piece.id} className="border-l-2 pl-3 text-ink-2">
                    <p>{beginning(piece.text, QUOTE_LENGTH)}</p>
                    <footer className="text-xs text-ink-3">
                      You, <Time at={new Date(`${piece.occurredAt}T00:00:00Z`)} now={now} as="day" />
                      {piece.source && ` · ${piece.source}`}
                    </footer>
                  </blockquote>
                ))}
                {each.said.length > QUOTES_SHOWN && (
                  <p className="text-xs text-ink-3">and {each.said.length - QUOTES_SHOWN} more of yours</p>
                )}
              </div>
              <div className="min-w-0">
                <TextLink href={paths.update(each.updateId)} className="font-medium">
                  {each.title}
                </TextLink>
                <p className="text-sm text-ink-3">
                  {KIND_LABELS[each.kind]} <Time at={new Date(each.publishedAt)} now={now} />
                  {each.itemId && (
                    <>
                      {' · '}
                      <TextLink href={paths.itemTrail(each.itemId)}>how it came about</TextLink>
                    </>
                  )}
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

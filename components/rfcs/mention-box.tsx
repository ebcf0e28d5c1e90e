'use client'

import { useEffect, useId, useRef, useState, type ComponentProps, type KeyboardEvent } from 'react'
import { Textarea } from '@/components/ui/input'
import { mentionsAction } from '@/lib/rfcs/actions-discuss'
import { mentionAt, type Mentionable, type MentionAt } from '@/lib/rfcs/rules-mentions'

type Offer = { at: MentionAt; people: Mentionable[]; chosen: number }

/**
 * A text in which `@` offers people by name: arrows choose, Enter or Tab takes, Escape leaves it as typed. A plain
 * textarea without a script.
 */
export function MentionBox({
  ref,
  ...props
}: ComponentProps<typeof Textarea> & { ref: React.RefObject<HTMLTextAreaElement | null> }) {
  const list = useId()
  const [offer, setOffer] = useState<Offer | null>(null)
  const asked = useRef('')
  const active = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // In braces: browsers answer with a promise, and React takes what an effect answers for its end.
    active.current?.scrollIntoView({ block: 'nearest' })
  }, [offer?.chosen])

  const close = () => {
    asked.current = ''
    setOffer(null)
  }
  const look = async (box: HTMLTextAreaElement) => {
    const at = box.selectionStart === box.selectionEnd ? mentionAt(box.value, box.selectionStart) : null
    if (!at) return close()
    const question = `${at.from}:${at.typed}`
    if (asked.current === question) return
    asked.current = question
    // Completion is a convenience: where it fails, the text stays what was typed.
    const found = await mentionsAction({ typed: at.typed }).catch(() => null)
    if (asked.current !== question) return
    setOffer(found?.ok && found.data.length > 0 ? { at, people: found.data, chosen: 0 } : null)
  }
  const take = ({ at, people }: Offer, index: number) => {
    const [box, person] = [ref.current, people[index]]
    if (!box || !person) return
    box.setRangeText(`@${person.handle} `, at.from, at.from + 1 + at.typed.length, 'end')
    box.dispatchEvent(new Event('input', { bubbles: true }))
    close()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // As everywhere that comments are written: the form's first button, without leaving the box.
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) {
      event.preventDefault()
      return event.currentTarget.form?.requestSubmit()
    }
    if (!offer || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setOffer({ ...offer, chosen: (offer.chosen + step + offer.people.length) % offer.people.length })
    else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) take(offer, offer.chosen)
    else if (event.key === 'Escape') setOffer(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="relative">
      <Textarea
        {...props}
        ref={ref}
        aria-autocomplete="list"
        {...(offer && { 'aria-controls': list, 'aria-activedescendant': `${list}-${offer.chosen}` })}
        onKeyDown={onKeyDown}
        onBlur={close}
        onInput={(event) => void look(event.currentTarget)}
        onSelect={(event) => void look(event.currentTarget)}
      />
      {offer && (
        <ul
          id={list}
          role="listbox"
          aria-label="People to mention"
          className="absolute inset-x-0 top-full z-20 mt-1 max-h-52 overflow-y-auto rounded-md border bg-surface py-1 text-sm shadow-lg"
        >
          {offer.people.map((person, index) => (
            <li
              key={person.handle}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === offer.chosen}
              ref={index === offer.chosen ? active : undefined}
              onPointerDown={(event) => {
                // The box keeps the focus, and with it the caret.
                event.preventDefault()
                take(offer, index)
              }}
              className="flex cursor-default items-baseline gap-2 px-2.5 py-1.5 hover:bg-hover aria-selected:bg-accent-soft"
            >
              <span className="truncate">{person.name}</span>
              <span className="truncate text-ink-2">@{person.handle}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

import type { RefObject } from 'react'
import { box, target } from './answer-style'
import { InlineMarkdown } from './inline-markdown'

/** What says beside a number that the question does not apply: of the two only one is sent. */
export function NotApplicable({
  ref,
  name,
  option,
  checked,
  onTick,
}: {
  ref: RefObject<HTMLInputElement | null>
  name: string
  option: { value: string; label: string }
  checked: boolean | undefined
  /** It was ticked: the number goes. */
  onTick: () => void
}) {
  return (
    <label className={`${target} mt-1 text-ink-2`}>
      <input
        ref={ref}
        type="checkbox"
        name={name}
        value={option.value}
        defaultChecked={checked}
        className={box}
        onChange={(event) => {
          if (event.target.checked) onTick()
        }}
      />
      <span>
        <InlineMarkdown text={option.label} />
      </span>
    </label>
  )
}

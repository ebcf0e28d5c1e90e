import type { Heading } from '@/lib/rfcs/rules-document'
import { cn } from '@/lib/core/cn'

/** The headings of the text, as links; the deepest ones are left out where there are many. */
export function Outline({ headings }: { headings: Heading[] }) {
  if (headings.length < 2) return null
  const top = Math.min(...headings.map((heading) => heading.depth))
  const upTo = (levels: number) => headings.filter((heading) => heading.depth - top < levels)
  const shown = headings.length <= 40 ? upTo(3) : upTo(2).length <= 80 ? upTo(2) : upTo(1)
  return (
    <nav aria-label="Outline" className="text-sm">
      <ul className="-my-1">
        {shown.map((heading) => (
          <li key={heading.id} className={cn(heading.depth - top === 1 && 'pl-3', heading.depth - top >= 2 && 'pl-6')}>
            <a href={`#${heading.id}`} className="block py-1 text-ink-3 hover:text-ink">
              <span className="line-clamp-2">{heading.text}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

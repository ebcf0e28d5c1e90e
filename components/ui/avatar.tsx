import { cn } from '@/lib/core/cn'

/** First letters of the first and last name; the first letter alone when there is one name. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  const first = words[0] ?? name.trim()
  const last = words.length > 1 ? words[words.length - 1]! : ''
  return (
    [first, last]
      .map((word) => [...word][0] ?? '')
      .join('')
      .toLocaleUpperCase('en') || '?'
  )
}

/** A person, as initials. Beside their name it is decoration; alone, pass `named`. */
export function Avatar({ name, named, className }: { name: string; named?: boolean; className?: string }) {
  return (
    <span
      role={named ? 'img' : undefined}
      aria-label={named ? name : undefined}
      aria-hidden={named ? undefined : true}
      title={named ? name : undefined}
      className={cn('avatar', className)}
    >
      {initials(name)}
    </span>
  )
}

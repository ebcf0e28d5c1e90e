/** The mark: a lead line let down through three depths. */
export function Logo({ className = '' }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden className={`size-5 shrink-0 ${className}`}>
      <path
        d="M1 3.75c2.2 0 2.2 1.5 4.5 1.5S7.8 3.75 10 3.75s2.2 1.5 4.5 1.5S16.8 3.75 19 3.75"
        fill="none"
        stroke="var(--color-depth-1)"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
      <path d="M10 6v6.5" stroke="var(--color-depth-2)" strokeWidth="1.75" strokeLinecap="round" />
      <circle cx="10" cy="15.5" r="3" fill="var(--color-depth-3)" />
    </svg>
  )
}
